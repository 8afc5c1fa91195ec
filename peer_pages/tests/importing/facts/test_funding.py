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
    "Klubben hører til 20M-puljen 2016-19.": (None, "20M-puljen", None, "2016", "2019", "project"),
    "Der kommer kr. 240.000 hvert år i §18 midler.": (None, "§18 midler", 240000, None, None, None),
    "Klubben er frem til efterår 2017 betalt af puljemidler fra Kulturstyrelsen.": (
        "Kulturstyrelsen", None, None, None, "2017-23", "project",
    ),
    "Klubben finansieres over driften.": (None, None, None, None, None, "running"),
    "Udgifterne dækkes via foreningens driftsmidler.": (None, None, None, None, None, "running"),
    "Pengene er ikke projektmidler; de er driftsmidler.": (None, None, None, None, None, "running"),
    "Klubben finansieres af en kommunal bevilling.": (None, None, None, None, None, "running"),
    "Lønnen er sikret til 30.6.2016 med projektmidler.": (None, None, None, None, "2016-06-30", "project"),
    "Huset er betalt med midler fra satspuljen, i alt 6,2 millioner kroner.": (
        None, "satspuljen", 6200000, None, None, "project",
    ),
    "Finansieret af udviklings-midler i Region Nordjyllands Psykiatri.": (
        "Region Nordjyllands Psykiatri", "udviklings-midler", None, None, None, None,
    ),
    "Et tilskud fra Region Sjællands Kultur- og Idrætsudvalg på 100.000 kroner.": (
        "Region Sjællands Kultur- og Idrætsudvalg", None, 100000, None, None, "project",
    ),
    "Det var Socialministeriet, der finansierede projektet.": ("Socialministeriet", None, None, None, None, None),
    "Støttet af Nordens Socialfond, TRIVSEL-programmet.": (
        "Nordens Socialfond", "TRIVSEL-programmet", None, None, None, "project",
    ),
    "Vi får penge fra tips og lotto midler.": ("tips og lotto", None, None, None, None, None),
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
    (found,) = funding("Projektet fik en bevilling fra Havnefonden. Bevillingen løber 5.4.2016-30.9.2016.")
    assert (found.funder, found.starts, found.ends) == ("Havnefonden", "2016-04-05", "2016-09-30")


def test_the_end_of_the_project_is_the_end_of_its_money() -> None:
    (found,) = funding("Det er et satspulje projekt.", "Projektet udløb 1. maj 2016")
    assert (found.programme, found.ends) == ("satspuljen", "2016-05-01")


def test_the_same_programme_in_other_words_is_one_grant() -> None:
    found = funding("En del af satspuljeprojektet ”Sammen i byen”.", "Midlerne er fra satspuljeaftalen i 2014.")
    assert [item.programme for item in found] == ["satspuljen ”Sammen i byen”"]


def test_money_from_year_to_year_is_marked() -> None:
    (found,) = funding("Pengene kommer fra år til år, når bevillingen gives.")
    assert found.renewed_yearly
    assert (found.starts, found.ends) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hvis bevillingen falder bort, lukker vi.",
        "De får hjælpemidler med hjem.",
        "Vi mødes hver tirsdag.",
        "Lønnen var 140 kr. i timen.",
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
