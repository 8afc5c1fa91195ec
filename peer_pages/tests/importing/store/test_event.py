"""A recap as an event: facts in their fields, each part of the text in one place."""

from typing import Any

import pytest

from peer_pages.importing.result import Block, Entry, Section
from peer_pages.importing.store.event import _starts_at, fill_event
from peer_pages.importing.store.facts import Facts
from peer_pages.models import EventPage
from peer_pages.tests.factories import danish

TITLES = ["", "Baggrund", "Webinarets formål", "Hvad siger tallene", "Arrangører", "Om arrangøren"]
TALK = {"title": "Døre på klem", "speaker": "Ida Prøve", "role": "PhD", "affiliation": "Havnens Venner"}


def entry(**details: Any) -> Entry:
    sections = [
        Section(f"part-{number}", title, number, [Block("paragraph", (f"Tekst {number}.",))])
        for number, title in enumerate(TITLES)
    ]
    return Entry("Døre på klem", "event", 4, sections=sections, details=details)


def filled(**details: Any) -> EventPage:
    page = EventPage(title="Døre på klem")
    fill_event(page, entry(**details), Facts(danish()))
    return page


@pytest.mark.django_db
def test_each_part_of_the_text_stands_in_one_place() -> None:
    page = filled()
    assert page.body == (
        "<h3>Baggrund</h3><p>Tekst 1.</p><h3>Arrangører</h3><p>Tekst 4.</p><h3>Om arrangøren</h3><p>Tekst 5.</p>"
    )
    assert page.recap == "<p>Tekst 0.</p><h3>Hvad siger tallene</h3><p>Tekst 3.</p>"


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "online"), [("webinar", True), ("temadag", False), (None, False)])
def test_only_a_webinar_is_online(kind: str | None, online: bool) -> None:
    assert filled(event_type=kind).online is online


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("talk", "speaker", "affiliation"),
    [
        ({}, "Ida Prøve, PhD", "Havnens Venner"),
        ({"role": None}, "Ida Prøve", "Havnens Venner"),
        ({"speaker": None, "role": None, "affiliation": None}, "", ""),
    ],
)
def test_a_talk_says_of_its_speaker_what_is_known(talk: dict[str, Any], speaker: str, affiliation: str) -> None:
    (item,) = filled(programme=[TALK | talk]).programme
    assert (item.value["title"], item.value["speaker"], item.value["affiliation"]) == (
        "Døre på klem",
        speaker,
        affiliation,
    )


@pytest.mark.django_db
def test_a_title_too_long_for_the_programme_is_cut() -> None:
    (item,) = filled(programme=[TALK | {"title": "Å" * 300}]).programme
    assert item.value["title"] == "Å" * 255


@pytest.mark.django_db
def test_participants_and_purposes_are_facts() -> None:
    page = filled(participants=85, purposes=["At mødes", "At lære"])
    assert page.participants == 85
    assert [purpose.value for purpose in page.purposes] == ["At mødes", "At lære"]


@pytest.mark.django_db
def test_a_recap_without_facts_leaves_their_fields_empty() -> None:
    page = filled()
    assert (page.participants, list(page.purposes), list(page.programme), page.starts_at) == (None, [], [], None)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2023-03-14", "2023-03-14T00:00:00+01:00"),
        ("2023-07-14", "2023-07-14T00:00:00+02:00"),
        ("2023-03", "2023-03-01T00:00:00+01:00"),
    ],
)
def test_a_date_is_a_day_in_denmark_and_its_time_is_asked_for(date: str, moment: str) -> None:
    made = entry(date=date)
    starts = _starts_at(made)
    assert starts is not None
    assert starts.isoformat() == moment
    assert [(warned.line, warned.code) for warned in made.warnings] == [(4, "no_time")]


@pytest.mark.parametrize("details", [{}, {"date": None}, {"date": ""}])
def test_without_a_date_there_is_no_moment_to_ask_about(details: dict[str, Any]) -> None:
    made = entry(**details)
    assert _starts_at(made) is None
    assert made.warnings == []
