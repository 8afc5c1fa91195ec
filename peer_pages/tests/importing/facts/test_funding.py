"""Who pays, from what programme, how much and until when."""

import pytest

from peer_pages.importing.facts.funding import funding_in
from peer_pages.importing.result import Funding
from peer_pages.tests.importing.builders import paragraph


def funding(*texts: str, money: str = "") -> list[Funding]:
    answers = [paragraph(money)] if money else []
    return funding_in([paragraph(text, line) for line, text in enumerate(texts, start=1)], answers=answers)


ONE = {
    "Huset har fået midler fra Havnefonden i 2013-2015.": ("Havnefonden", None, None, "2013", "2015", "project"),
    "Huset er en del af 15M-puljen 2013-16.": (None, "15M-puljen", None, "2013", "2016", "project"),
    "Vi får kr. 350.000 om året i §18 midler.": (None, "§18 midler", 350000, None, None, None),
    "Huset er indtil forår 2015 finansieret af puljemidler fra Sundhedsstyrelsen.": (
        "Sundhedsstyrelsen", None, None, None, "2015-21", "project",
    ),
    "Arbejdet finansieres ud af driften.": (None, None, None, None, None, "running"),
    "Udgifterne dækkes via foreningens driftsmidler.": (None, None, None, None, None, "running"),
    "Det er ikke projektmidler, men driftsmidler.": (None, None, None, None, None, "running"),
    "Klubben finansieres af en kommunal bevilling.": (None, None, None, None, None, "running"),
    "Mentorerne er ansat til 31.12.2014 med projektmidler.": (None, None, None, None, "2014-12-31", "project"),
    "Projektet finansieres af midler fra satspuljen i 2014, i alt 9,3 millioner kroner.": (
        None, "satspuljen", 9300000, None, None, "project",
    ),
    "Finansieret af recovery-midler i Region Hovedstadens Psykiatri.": (
        "Region Hovedstadens Psykiatri", "recovery-midler", None, None, None, None,
    ),
    "En bevilling fra Region Hovedstadens Social- og Psykiatriudvalg på 100.000 kroner.": (
        "Region Hovedstadens Social- og Psykiatriudvalg", None, 100000, None, None, "project",
    ),
    "Det var Socialministeriet, der finansierede projektet.": ("Socialministeriet", None, None, None, None, None),
    "Støttet af EU’s Socialfond, EQUAL-programmet.": (
        "EU’s Socialfond", "EQUAL-programmet", None, None, None, "project",
    ),
    "Finansieret af tips og lotto midler.": ("tips og lotto", None, None, None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE.items())
def test_one_grant(text: str, expected: tuple[str | int | None, ...]) -> None:
    (found,) = funding(text)
    facts = (found.funder, found.programme, found.amount_dkk, found.starts, found.ends, found.kind)
    assert facts[:-1] == expected[:-1]
    assert expected[-1] in (found.kind, None)
    assert found.text == text


def test_several_funders_are_several_grants() -> None:
    found = funding("Vi lever af tilskud fra Kulturministeriet og Aarhus Kommune.")
    assert [item.funder for item in found] == ["Kulturministeriet", "Aarhus Kommune"]


def test_the_next_sentence_about_the_grant_adds_to_it() -> None:
    (found,) = funding("Projektet fik en bevilling fra Havnefonden. Bevillingen løber 3.2.2014-31.10.2014.")
    assert (found.funder, found.starts, found.ends) == ("Havnefonden", "2014-02-03", "2014-10-31")


def test_the_end_of_the_project_is_the_end_of_its_money() -> None:
    (found,) = funding("Projektet: satspulje projekt.", "Projektet udløb 1. september 2012")
    assert (found.programme, found.ends) == ("satspuljen", "2012-09-01")


def test_the_same_programme_in_other_words_is_one_grant() -> None:
    found = funding("En del af satspuljeprojektet ”Sammen i byen”.", "Midlerne er fra satspuljeaftalen i 2014.")
    assert [item.programme for item in found] == ["satspuljen ”Sammen i byen”"]


def test_money_from_year_to_year_is_marked() -> None:
    (found,) = funding("Bevillingen fornyes fra år til år.")
    assert found.renewed_yearly
    assert (found.starts, found.ends) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hvis bevillingen falder bort, lukker vi.",
        "De får hjælpemidler med hjem.",
        "Vi mødes hver tirsdag.",
        "Peers fik 125 kr. i timen.",
        "Der er behandlings- bevillings- og tilsynsopgaver.",
        "",
    ],
)
def test_no_grant(text: str) -> None:
    assert funding(text) == []


def test_an_answer_about_money_that_cannot_be_taken_apart_is_kept_as_text() -> None:
    (found,) = funding(money="Begge er projekter.")
    assert (found.kind, found.text, found.funder) == ("project", "Begge er projekter.", None)


def test_an_answer_that_says_nothing_about_money_is_no_grant() -> None:
    assert funding(money="Vi ved det ikke.") == []
