"""A web page about one project."""

# ruff: noqa: E501 - a web page has a paragraph on a line

import pytest

from peer_pages.importing.result import Entry
from peer_pages.tests.importing.builders import parsed

PAGE = """Om projekt ‘Sammen i Region Nordjylland’

Aalborg og Hjørring ansætter nu folk med egne erfaringer, så de kan støtte andre, der har det svært i hverdagen og har brug for det.

Det er en del af satspuljeprojektet ”Sammen om hverdagen”
– i daglig tale kaldet Sammen.

Projektet drives som et fællesskab. Partnerskabet består af Aalborg Kommune, Hjørring Kommune, Havnens Venner og Det Lille Netværk.

Projektets udgifter finansieres via satspuljeaftalen, der har givet 4,5 millioner til at prøve det af. Bevillingen gælder 2015-2017, og Foreningen Det Lille Netværk huser sekretariatet.

Læs mere om partnerne

To modeller prøves af

Arbejdspladserne vælger selv, hvilken af de to modeller de bruger, og de kan skifte undervejs, når de har prøvet det et stykke tid.

Støtte til én skal gøre hverdagen lettere for den enkelte.

Støtte i grupper gennemføres sammen med de ansatte.

Her kan du hente folderen:

[wpdm_package id=’12′]

Projektet er delt i tre faser:

 • Opstartsfase:
  januar 2015 – maj 2015
 • Afprøvning i drift:
  juni 2015 – december 2016 (kan forlænges)
 • Forankring: 2017
 • Projektet afsluttes den 31. december 2017

Baggrunden for projektet

Projektet begyndte med en idé, som mange havde ventet på længe, og som nu endelig kunne blive til noget i de to kommuner heroppe.

Opdatering: I april 2016 havde 120 borgere fået støtte.
"""


@pytest.fixture
def entry() -> Entry:
    document = parsed(PAGE)
    assert document.kind == "project_page"
    return document.entries[0]


def test_the_title_is_what_stands_in_quotes(entry: Entry) -> None:
    assert (entry.title, entry.region, entry.form) == ("Sammen i Region Nordjylland", "Region Nordjylland", "project")
    assert entry.summary.startswith("Aalborg og Hjørring ansætter")


def test_partners_with_roles(entry: Entry) -> None:
    assert entry.details["partners"] == [
        {"name": "Aalborg Kommune", "role": None},
        {"name": "Hjørring Kommune", "role": None},
        {"name": "Havnens Venner", "role": None},
        {"name": "Det Lille Netværk", "role": "sekretariat"},
    ]


def test_the_money_is_one_grant(entry: Entry) -> None:
    (funding,) = entry.funding
    assert funding.programme == "satspuljen ”Sammen om hverdagen”"
    assert (funding.amount_dkk, funding.starts, funding.ends, funding.kind) == (4500000, "2015", "2017", "project")


def test_phases_with_dates_and_notes(entry: Entry) -> None:
    assert entry.details["phases"] == [
        {"name": "Opstartsfase", "starts": "2015-01", "ends": "2015-05", "note": ""},
        {"name": "Afprøvning i drift", "starts": "2015-06", "ends": "2016-12", "note": "kan forlænges"},
        {"name": "Forankring", "starts": "2017", "ends": None, "note": ""},
    ]


def test_models_updates_and_end(entry: Entry) -> None:
    assert [model["name"] for model in entry.details["models"]] == ["Støtte til én", "Støtte i grupper"]
    assert entry.details["updates"] == [{"date": "2016-04", "text": "I april 2016 havde 120 borgere fået støtte."}]
    assert entry.details["ended"] == "2017-12-31"


def test_lost_documents_and_links_are_pointed_out(entry: Entry) -> None:
    assert {warned.code for warned in entry.warnings} == {"missing_link", "missing_document"}


def test_places(entry: Entry) -> None:
    assert set(entry.municipalities) == {"Aalborg", "Hjørring"}


def test_two_different_ends_are_pointed_out() -> None:
    text = PAGE.replace("Projektet er delt i tre faser:", "Projektet løber fra 2015 til marts 2018 og har tre faser:")
    (entry,) = parsed(text).entries
    assert entry.details["ended"] == "2017-12-31"
    assert "conflicting_dates" in {warned.code for warned in entry.warnings}


def test_fewer_models_than_promised_are_pointed_out() -> None:
    (entry,) = parsed(PAGE.replace("To modeller", "Tre modeller")).entries
    assert "models_unclear" in {warned.code for warned in entry.warnings}


def test_a_region_follows_from_the_municipalities() -> None:
    (entry,) = parsed(PAGE.replace("‘Sammen i Region Nordjylland’", "‘Sammen’")).entries
    assert entry.region == "Region Nordjylland"


def test_other_amounts_and_names() -> None:
    text = PAGE.replace("4,5 millioner", "750.000 kroner").replace("Havnens Venner", "Byens Venner")
    (entry,) = parsed(text).entries
    assert entry.funding[0].amount_dkk == 750000
    assert entry.details["partners"][2]["name"] == "Byens Venner"


@pytest.mark.parametrize("between", [" ", "\n  ", "\n\n"])
def test_the_dates_of_a_phase_may_stand_below_it(between: str) -> None:
    text = PAGE + f"\n\n • Opstartsfase:{between}januar 2021 – marts 2022 (forlænget)\n"
    found = parsed(text).entries[0].details["phases"][-1]
    assert found == {"name": "Opstartsfase", "starts": "2021-01", "ends": "2022-03", "note": "forlænget"}
