"""An entry as a course: sections with a field of their own go there, the rest is its description."""

from decimal import Decimal

import pytest

from peer_pages.importing.result import Block, Entry, Funding, Section
from peer_pages.importing.store.course import fill_course
from peer_pages.importing.store.facts import Facts
from peer_pages.models import CoursePage
from peer_pages.tests.factories import danish

pytestmark = pytest.mark.django_db

TEXTS = {
    "purpose": "Man lærer at tackle det svære. Kurset varer 7 uger, en gang om ugen, 2,5 timer.",
    "givers": "To instruktører med egne erfaringer.",
    "receivers": "Alle over 18 år.",
    "effect": "Folk får det bedre.",
    "other": "Ring til os.",
}


def entry(title: str = "Lær at tackle angst og depression", **texts: str) -> Entry:
    sections = [
        Section(key, key.capitalize(), 1, [Block("paragraph", (text,))]) for key, text in (TEXTS | texts).items()
    ]
    return Entry(title, "questionnaire", 3, sections=sections)


def filled(made: Entry) -> CoursePage:
    page = CoursePage(title=made.title)
    fill_course(page, made, Facts(danish()))
    return page


def test_sections_with_a_field_of_their_own_stand_there_and_nowhere_else() -> None:
    page = filled(entry())
    assert (page.instructors, page.prerequisites, page.evidence) == (
        TEXTS["givers"],
        TEXTS["receivers"],
        TEXTS["effect"],
    )
    assert page.body == f"<h3>Purpose</h3><p>{TEXTS['purpose']}</p><h3>Other</h3><p>{TEXTS['other']}</p>"


def test_bullets_in_a_plain_field_keep_their_marks() -> None:
    made = entry()
    made.sections[1].blocks = [Block("paragraph", ("De er:",)), Block("bullets", ("modne", "venlige"))]
    assert filled(made).instructors == "De er:\n- modne\n- venlige"


def test_the_length_is_taken_from_the_text() -> None:
    page = filled(entry())
    assert (page.weeks, page.sessions, page.hours_per_session) == (7, 7, Decimal("2.5"))


@pytest.mark.parametrize(
    ("text", "weeks", "sessions", "hours"),
    [
        ("Det varer 7 uger.", 7, None, None),
        ("Det varer otte uger, to timer.", 8, None, Decimal(2)),
        ("Vi mødes tit.", None, None, None),
    ],
)
def test_what_the_text_does_not_say_stays_unknown(
    text: str, weeks: int | None, sessions: int | None, hours: Decimal | None
) -> None:
    page = filled(entry(purpose=text))
    assert (page.weeks, page.sessions, page.hours_per_session) == (weeks, sessions, hours)


@pytest.mark.parametrize(
    ("title", "short"),
    [("Lær at tackle angst og depression", "LATAD"), ("Vendepunkter", ""), ("Kursus i ro", "")],
)
def test_only_a_national_course_has_an_abbreviation(title: str, short: str) -> None:
    assert filled(entry(title)).abbreviation == short


def test_an_unknown_price_is_not_free_and_says_that_it_is_unknown() -> None:
    page = filled(entry())
    assert not page.is_free
    assert page.price_note == "Prisen står ikke i kilden."


def test_what_was_there_before_is_replaced() -> None:
    page = CoursePage(title="X", weeks=99, sessions=99, hours_per_session=Decimal(9), abbreviation="GAMMEL")
    fill_course(page, entry("Kursus i ro", purpose="Vi mødes."), Facts(danish()))
    assert (page.weeks, page.sessions, page.hours_per_session, page.abbreviation) == (None, None, None, "")


@pytest.mark.parametrize("funding", [[], [Funding(8, "Betalt af Havnefonden.")]])
def test_money_stays_in_the_text_and_is_pointed_out_where_it_stands(funding: list[Funding]) -> None:
    made = entry()
    made.funding = funding
    filled(made)
    warned = [warned.line for warned in made.warnings if warned.code == "funding_in_text"]
    assert warned == [money.line for money in funding]
