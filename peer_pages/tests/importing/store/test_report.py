"""A report as a page, and the initiative it is about."""

from typing import Any

import pytest

from peer_pages.importing.result import Block, Entry, Funding, Section
from peer_pages.importing.store.facts import Facts
from peer_pages.importing.store.report import fill_report, find_initiative, initiative_entry, link_funding
from peer_pages.models import Funding as Grant
from peer_pages.models import InitiativePage, StatusReportPage
from peer_pages.tests.factories import danish, make_initiative

pytestmark = pytest.mark.django_db

NAMES = {"initiative": "Værestedet Havnens Blå", "abbreviation": "HVB"}


def report(*titles: str, **details: Any) -> Entry:
    sections = [
        Section(f"part-{number}", title, number, [Block("paragraph", (f"Tekst {number}.",))])
        for number, title in enumerate(titles, start=1)
    ]
    return Entry("Status 2019", "report", 2, "Region Sjælland", sections=sections, details=details)


def filled(made: Entry) -> StatusReportPage:
    page = StatusReportPage(title=made.title)
    fill_report(page, made, Facts(danish()))
    return page


def goal(name: str, met: str | None, why: str | None = None) -> dict[str, str | None]:
    return {"goal": name, "met": met, "why": why}


@pytest.mark.parametrize(
    ("titles", "account", "assessment"),
    [
        (["Forløb", "Egenvurdering"], "<p>Tekst 1.</p>", "<p>Tekst 2.</p>"),
        (["Forløb", "EVALUERING"], "<p>Tekst 1.</p>", "<p>Tekst 2.</p>"),
        (["Forløb", "Regnskab"], "<h3>Forløb</h3><p>Tekst 1.</p><h3>Regnskab</h3><p>Tekst 2.</p>", ""),
        (["Vurdering", "Evaluering"], "", "<h3>Vurdering</h3><p>Tekst 1.</p><h3>Evaluering</h3><p>Tekst 2.</p>"),
        ([], "", ""),
    ],
)
def test_account_and_assessment_are_told_apart_by_their_headings(
    titles: list[str], account: str, assessment: str
) -> None:
    page = filled(report(*titles))
    assert (page.account, page.assessment) == (account, assessment)


def test_goals_have_an_outcome_and_one_of_unknown_outcome_is_left_to_the_text() -> None:
    goals = [goal("Åbent", "met"), goal("Kor", "not", "A.B. flyttede"), goal("Tur", "partly"), goal("Mad", None)]
    page = filled(report(goals=goals))
    assert [(item.value["goal"], item.value["outcome"], item.value["why"]) for item in page.goals] == [
        ("Åbent", "met", ""),
        ("Kor", "not_met", "A.B. flyttede"),
        ("Tur", "partly", ""),
    ]


@pytest.mark.parametrize(
    ("details", "period", "signatory", "signed"),
    [
        (
            {"period": {"starts": "2019", "ends": "2019"}, "signatory": {"name": "Ida Prøve", "role": "formand"}}
            | {"signed": "2020-03-03"},
            "2019",
            "Ida Prøve, formand",
            "2020-03-03",
        ),
        ({"signatory": {"name": "Ida Prøve", "role": ""}, "signed": None}, "", "Ida Prøve", "None"),
        ({"signatory": {"name": "Å" * 150, "role": "Æ" * 150}}, "", f"{'Å' * 150}, {'Æ' * 48}", "None"),
        ({"period": {"starts": None, "ends": None}, "signed": "2020-03"}, "", "", "2020-03-01"),
        ({}, "", "", "None"),
    ],
)
def test_what_a_report_says_of_itself(details: dict[str, Any], period: str, signatory: str, signed: str) -> None:
    page = filled(report(**details))
    assert (page.period, page.signatory, str(page.signed_on)) == (period, signatory, signed)


def test_the_initiative_has_what_the_report_says_of_it_and_a_warning() -> None:
    made = report(**NAMES, goals=[goal("Åbent", "met")])
    made.municipalities, made.funding = ["Odder"], [Funding(3, "Tekst", amount_dkk=500)]
    about = initiative_entry(made)
    assert (about.title, about.region, about.municipalities) == ("Værestedet Havnens Blå", "Region Sjælland", ["Odder"])
    assert about.funding == made.funding
    assert about.details == NAMES
    assert [(warned.line, warned.code) for warned in about.warnings] == [(2, "made_from_report")]
    assert made.warnings == []


def test_the_initiatives_facts_are_its_own() -> None:
    made = report(**NAMES)
    made.municipalities, made.funding = ["Odder"], [Funding(3, "Tekst", amount_dkk=500)]
    about = initiative_entry(made)
    about.funding[0].amount_dkk = 1
    about.municipalities.append("Vejle")
    assert (made.funding[0].amount_dkk, made.municipalities) == (500, ["Odder"])


def test_a_report_that_names_no_initiative_lends_it_its_title() -> None:
    about = initiative_entry(report())
    assert (about.title, about.details) == ("Status 2019", {})


@pytest.mark.parametrize(
    ("title", "other_names", "found"),
    [
        ("værestedet havnens blå", "", True),
        ("Det Blå", "Blå Hus\nHVB", True),
        ("Det Blå", "HVBX", False),
        ("Det Blå", "hvb", False),
        ("Værestedet Havnens Blå 2", "", False),
    ],
)
def test_an_initiative_is_known_by_its_name_or_its_whole_abbreviation(
    title: str, other_names: str, *, found: bool
) -> None:
    page = make_initiative(title, alternative_titles=other_names)
    assert find_initiative(report(**NAMES)) == (page if found else None)


@pytest.mark.parametrize("details", [{}, {"initiative": None, "abbreviation": ""}])
def test_a_report_that_names_nothing_finds_nothing(details: dict[str, Any]) -> None:
    make_initiative("Status 2019", alternative_titles="")
    assert find_initiative(report(**details)) is None


@pytest.mark.parametrize(
    ("amounts", "linked"), [([212_500], True), ([None, 212_500], True), ([1], False), ([None], False), ([], False)]
)
def test_a_report_points_at_the_grant_of_its_amount(amounts: list[int | None], *, linked: bool) -> None:
    initiative: InitiativePage = make_initiative()
    initiative.fundings = [Grant(amount_dkk=99), Grant(amount_dkk=212_500), Grant()]
    initiative.save()
    made = report()
    made.funding = [Funding(3, "Tekst", amount_dkk=amount) for amount in amounts]
    page = StatusReportPage(title="Status")
    link_funding(page, made, initiative)
    assert (page.funding.amount_dkk if page.funding else None) == (212_500 if linked else None)
    assert [warned.code for warned in made.warnings] == ([] if linked else ["funding_not_linked"])
