"""The facts box of each kind of page. No database but for the organisations' addresses."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone, translation
from wagtail.models import Locale

from peer_pages.models import (
    Area,
    CataloguePage,
    CoursePage,
    EventPage,
    Funding,
    InitiativePage,
    LegalBasis,
    StatusReportPage,
    TargetGroup,
)
from peer_pages.public.facts import course_length, facts, report_facts
from peer_pages.tests import factories
from peer_pages.tests.public.unsaved import unsaved

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
SOURCE_UNKNOWN = {"description_source": CataloguePage.Source.UNKNOWN}


@pytest.fixture(autouse=True)
def danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    with translation.override("da"):
        yield


def shown(page: CataloguePage) -> dict[str, list[str]]:
    """Return the facts as text by their label, in their order."""
    return {fact.label: [value.text for value in fact.values] for fact in facts(page)}


def area(name: str, kind: str = "municipality") -> Area:
    return Area(name=name, kind=kind)


@pytest.mark.parametrize("model", [InitiativePage, CoursePage, EventPage])
def test_of_a_page_of_which_nothing_is_known_there_is_hardly_a_fact(model: type[CataloguePage]) -> None:
    expected = {"Pris": ["Gratis"]} if model is CoursePage else {}
    assert shown(unsaved(model, **SOURCE_UNKNOWN)) == expected


def test_facts_of_an_initiative_come_in_the_order_a_reader_asks() -> None:
    page = unsaved(
        InitiativePage,
        areas=[area("Vejle"), area("Aarhus")],
        started="2015-21",
        ended="2019",
        peer_count=12,
        employment_forms=["volunteer", "hourly", "afskaffet"],
        target_groups=[TargetGroup(name="Mennesker med angst"), TargetGroup(name="Unge")],
        legal_basis=[LegalBasis(name="§ 104", law="Serviceloven")],
        **SOURCE_UNKNOWN,
    )
    assert list(shown(page).items()) == [
        ("Hvor", ["Aarhus, Vejle"]),
        ("Begyndte", ["forår 2015"]),
        ("Sluttede", ["2019"]),
        ("Antal peers", ["12"]),
        ("Ansættelse", ["Frivillige", "Timelønnet"]),
        ("Målgruppe", ["Mennesker med angst, Unge"]),
        ("Lovgrundlag", ["Serviceloven § 104"]),
    ]


def test_what_people_write_of_the_number_of_peers_wins_over_the_number() -> None:
    page = unsaved(InitiativePage, peer_count=9, peer_count_text="8-10, nogle på deltid")
    assert shown(page)["Antal peers"] == ["8-10, nogle på deltid"]


@pytest.mark.parametrize(
    ("values", "price"),
    [
        ({}, ["Gratis"]),
        ({"price_note": "Du betaler selv kaffen"}, ["Gratis", "Du betaler selv kaffen"]),
        ({"is_free": False, "price_dkk": 1450}, ["1.450 kr."]),
        (
            {"is_free": False, "price_dkk": 1450, "price_note": "Halv pris for unge"},
            ["1.450 kr.", "Halv pris for unge"],
        ),
        ({"is_free": False, "price_note": "Spørg din kommune"}, ["Spørg din kommune"]),
        ({"is_free": False}, None),
    ],
)
def test_price_is_told_with_what_the_organiser_says_of_it(values: dict[str, Any], price: list[str] | None) -> None:
    assert shown(unsaved(CoursePage, **values)).get("Pris") == price


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"weeks": 7, "sessions": 7, "hours_per_session": Decimal("2.50")},
            ["Én gang om ugen i 7 uger", "2,5 timer pr. gang"],
        ),
        ({"weeks": 1, "sessions": 1}, ["Én uge"]),
        ({"weeks": 1, "sessions": 3}, ["1 uge", "3 gange"]),
        ({"weeks": 8, "sessions": 1}, ["8 uger", "1 gang"]),
        ({"weeks": 8}, ["8 uger"]),
        ({"sessions": 6}, ["6 gange"]),
        ({"hours_per_session": Decimal("3.00")}, ["3 timer pr. gang"]),
        ({}, []),
    ],
)
def test_course_length_says_as_much_as_is_known(values: dict[str, Any], words: list[str]) -> None:
    assert course_length(unsaved(CoursePage, **values)) == words


def test_event_to_come_tells_its_places_and_a_past_one_who_came() -> None:
    values = {"capacity": 1200, "participants": 84, "venue": "Vejle Bibliotek"}
    coming = shown(unsaved(EventPage, starts_at=NOW + timedelta(days=1), **values))
    past = shown(unsaved(EventPage, starts_at=NOW - timedelta(days=1), **values))
    assert coming["Pladser"] == ["1.200"]
    assert "Pladser" not in past
    assert past["Deltagere"] == ["84"]
    assert past["Sted"] == ["Vejle Bibliotek"]


@pytest.mark.parametrize(
    ("days", "for_all", "shown_link"),
    [(1, True, True), (1, False, False), (-1, True, False), (-1, False, False)],
)
def test_link_to_a_meeting_is_a_fact_only_for_all_and_before_it_is_over(
    days: int, for_all: bool, shown_link: bool
) -> None:
    link = {"online_link": "https://meet.example.dk/peers", "show_online_link": for_all}
    found = [fact for fact in facts(unsaved(EventPage, starts_at=NOW + timedelta(days=days), **link)) if fact.values]
    urls = [value.url for fact in found for value in fact.values if value.url]
    assert urls == (["https://meet.example.dk/peers"] if shown_link else [])


def test_who_described_it_is_told_when_it_is_known() -> None:
    assert "Om beskrivelsen" not in shown(unsaved(InitiativePage, **SOURCE_UNKNOWN))
    known = next(source for source in CataloguePage.Source if source != CataloguePage.Source.UNKNOWN)
    assert shown(unsaved(InitiativePage, description_source=known))["Om beskrivelsen"] == [str(known.label)]


def test_facts_speak_the_readers_language() -> None:
    page = unsaved(CoursePage, weeks=2, sessions=2, is_free=False, price_dkk=1450)
    with translation.override("en"):
        assert [value.text for fact in facts(page) if fact.icon == "payments" for value in fact.values] == ["DKK 1,450"]


def test_report_tells_the_grant_the_period_and_who_answers_for_it() -> None:
    funding = Funding(kind="project", amount_dkk=497_979, ends="2020")
    report = unsaved(
        StatusReportPage, period="2020", signatory="Karen Holm", signed_on=date(2021, 3, 1), funding=funding
    )
    assert [(fact.label, fact.values[0].text) for fact in report_facts(report)] == [
        ("Bevilling", "Projektmidler: 497.979 kr. til 2020."),
        ("Periode", "2020"),
        ("Underskrevet af", "Karen Holm"),
        ("Dato", "1. marts 2021"),
    ]


def test_report_of_which_nothing_is_known_has_no_facts() -> None:
    assert report_facts(unsaved(StatusReportPage)) == []
    assert report_facts(unsaved(StatusReportPage, funding=Funding())) == []


@pytest.mark.django_db
def test_organisation_leads_to_its_page_in_the_language_of_the_page() -> None:
    organisation = factories.make_organisation("Medvind")
    hidden = factories.make_organisation("Uden side")
    danish_page = factories.make_section(organisation)
    factories.tree().home.copy_for_translation(Locale.objects.get(language_code="en")).save_revision().publish()
    index = danish_page.get_parent().copy_for_translation(Locale.objects.get(language_code="en"))
    index.save_revision().publish()
    english_page = danish_page.copy_for_translation(index.locale)
    english_page.save_revision()
    factories.publish(english_page)
    initiative = factories.make_initiative("Caféen", organisations=[organisation, hidden])
    [fact] = [fact for fact in facts(initiative) if fact.label == "Organisation"]
    assert [(value.text, value.url) for value in fact.values] == [
        ("Medvind", danish_page.get_url()),
        ("Uden side", ""),
    ]
    initiative.locale = index.locale
    [fact] = [fact for fact in facts(initiative) if fact.icon == "business"]
    assert fact.values[0].url == english_page.get_url()
