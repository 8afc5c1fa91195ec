"""StreamFields from the content's lists and tables. No database."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from peer_pages.demo.facts import Facts
from peer_pages.demo.streams import stream_value
from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.models import EventPage, InitiativePage, StatusReportPage


def stream(model: Any, field: str, content: Any) -> Any:
    return stream_value(model._meta.get_field(field).stream_block, content, Facts())


def test_table_fills_the_named_sections_and_leaves_the_others_empty() -> None:
    value = stream(InitiativePage, "body", {"purpose": "At mødes.\n\nHver onsdag."})
    assert [child.block_type for child in value] == [section.key for section in SECTIONS]
    assert value[0].value.source == "<p>At mødes.</p><p>Hver onsdag.</p>"
    assert {child.value.source for child in list(value)[1:]} == {""}


def test_list_of_texts_is_a_list_of_the_first_block() -> None:
    value = stream(EventPage, "purposes", ["At høre", "At møde"])
    assert [(child.block_type, child.value) for child in value] == [("purpose", "At høre"), ("purpose", "At møde")]


def test_item_says_which_block_it_is() -> None:
    value = stream(EventPage, "materials", [{"type": "link", "title": "Slides", "url": "https://www.example.dk/s"}])
    assert [(child.block_type, child.value["title"]) for child in value] == [("link", "Slides")]


def test_text_inside_a_block_becomes_rich_text() -> None:
    [item] = stream(EventPage, "programme", [{"title": "Samtale", "description": "Alle kan spørge."}])
    assert item.value["description"].source == "<p>Alle kan spørge.</p>"


@pytest.mark.parametrize(
    ("model", "field", "content"),
    [
        (EventPage, "clips", [{"title": "Film", "video": "https://evil.example/film"}]),
        (EventPage, "materials", [{"type": "link", "title": "Slides", "url": "ikke en adresse"}]),
        (EventPage, "programme", [{"title": ""}]),
        (StatusReportPage, "goals", [{"goal": "Ti nye", "outcome": "måske"}]),
    ],
)
def test_content_that_a_form_would_refuse_is_refused_and_shown(model: Any, field: str, content: Any) -> None:
    with pytest.raises(ValidationError) as refusal:
        stream(model, field, content)
    assert str(next(iter(content[0].values()))) in str(refusal.value)


def test_empty_list_is_an_empty_stream() -> None:
    assert list(stream(EventPage, "purposes", [])) == []
