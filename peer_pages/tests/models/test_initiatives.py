"""Initiatives and the national questionnaire."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.models import InitiativePage
from peer_pages.tests import factories


def test_a_new_initiative_shows_all_eight_sections_of_the_form() -> None:
    assert [block.block_type for block in InitiativePage(title="x").body] == [section.key for section in SECTIONS]


def test_two_new_initiatives_do_not_share_their_answers() -> None:
    first, second = InitiativePage(title="a"), InitiativePage(title="b")
    first.body[0].value = "Svar"
    assert str(second.body[0].value) == ""
    first.employment_forms.append("volunteer")
    assert second.employment_forms == []


def test_the_official_questions_are_the_forms_help() -> None:
    body = InitiativePage(title="x").body
    for section in SECTIONS:
        block = body.stream_block.child_blocks[section.key]
        assert all(question in block.field.help_text for question in section.questions)


@pytest.mark.django_db
def test_search_text_holds_answers_but_no_questions() -> None:
    page = factories.make_initiative(body=[("effect", "<p>Flere tør gå ud.</p>"), ("other", "")])
    assert page.body_text == "Flere tør gå ud."


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("<p>Mad &amp; mennesker</p>", "Mad & mennesker"),
        ("<p>Én</p><p>To</p>", "Én To"),
        ("<ul><li>Te</li><li>Kaffe</li></ul>", "Te Kaffe"),
        ('<p>Se <a href="https://example.org">siden</a></p>', "Se siden"),
        ("", ""),
    ],
)
def test_search_text_is_free_of_markup(answer: str, text: str) -> None:
    assert " ".join(InitiativePage(title="x", body=[("effect", answer)]).body_text.split()) == text


@pytest.mark.parametrize(
    ("position", "accepted"),
    [("0", True), ("62.5", True), ("100", True), ("-0.1", False), ("100.1", False), ("62.55", False)],
)
def test_a_place_on_the_continuum_is_a_percentage_with_one_decimal(position: str, accepted: bool) -> None:
    field = InitiativePage._meta.get_field("continuum_position")
    if accepted:
        assert field.clean(position, None) == Decimal(position)
    else:
        with pytest.raises(ValidationError):
            field.clean(position, None)


@pytest.mark.parametrize(("count", "accepted"), [(0, True), (8, True), (-1, False), ("otte", False)])
def test_a_number_of_peers_is_a_whole_number(count: object, accepted: bool) -> None:
    field = InitiativePage._meta.get_field("peer_count").formfield()
    if accepted:
        assert field.clean(str(count)) == count
    else:
        with pytest.raises(ValidationError):
            field.clean(str(count))
