"""The five source documents, where the checkout has them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from peer_pages.importing.as_json import document_data
from peer_pages.importing.parse import parse_file
from peer_pages.importing.result import Document
from peer_pages.tests.importing.builders import seed


@cache
def _read(path: Path) -> Document:
    return parse_file(path)


def document(number: str) -> Document:
    return _read(seed(number))


def codes(number: str) -> Counter[str]:
    return Counter(warned.code for entry in document(number).entries for warned in entry.warnings)


def test_the_catalogue_has_31_entries_in_their_regions() -> None:
    entries = document("001").entries
    assert Counter(entry.form for entry in entries) == {"questionnaire": 17, "short": 14}
    assert Counter(entry.region for entry in entries) == {
        "Region Hovedstaden": 19,
        "Region Sjælland": 3,
        "Region Syddanmark": 3,
        "Region Midtjylland": 6,
    }


def test_the_catalogue_has_136_headings_and_121_answers() -> None:
    data = document_data(document("001"))
    sections = [section for entry in data["entries"] for section in entry["sections"].values()]
    assert len(sections) == 136
    assert sum(section["answered"] for section in sections) == 121
    assert all(section["words"] for section in sections if section["answered"])


def test_six_questionnaires_end_with_an_empty_section() -> None:
    last = [entry.sections[7] for entry in document("001").entries if entry.form == "questionnaire"]
    assert sum(not section.words for section in last) == 6


def test_the_catalogue_covers_what_was_counted_by_hand() -> None:
    entries = document("001").entries
    counted = {
        "contacts": sum(bool(entry.contacts) for entry in entries),
        "emails": sum(any(contact.email for contact in entry.contacts) for entry in entries),
        "phones": sum(any(contact.phone for contact in entry.contacts) for entry in entries),
        "links": sum(bool(entry.urls) for entry in entries),
        "municipalities": sum(bool(entry.municipalities) for entry in entries),
        "funding": sum(bool(entry.funding) for entry in entries),
    }
    assert counted == {"contacts": 13, "emails": 10, "phones": 9, "links": 17, "municipalities": 20, "funding": 23}


def test_three_grants_end_on_a_day_and_one_is_renewed_yearly() -> None:
    funding = [funding for entry in document("001").entries for funding in entry.funding]
    assert sorted(item.ends for item in funding if item.ends and len(item.ends) == 10) == [
        "2012-09-01",
        "2014-10-31",
        "2014-12-31",
    ]
    assert sum(item.renewed_yearly for item in funding) == 1


def test_the_catalogues_oddities_are_pointed_out() -> None:
    found = codes("001")
    assert found["impossible_date"] == 2
    assert found["title_wrapped"] == 2
    assert found["region_mismatch"] == 1
    assert found["strange_period"] == 1
    assert found["damaged_text"] > 50
    assert found["title_missing"] == found["missing_sections"] == 0


def test_warnings_point_at_lines_of_the_file() -> None:
    lines = seed("001").read_text(encoding="utf-8").split("\n")
    for entry in document("001").entries:
        for warned in entry.warnings:
            assert lines[warned.line - 1].strip()
            if warned.code == "impossible_date":
                assert "september 2012" in lines[warned.line - 1]


def test_no_title_is_a_sentence_and_none_is_double() -> None:
    titles = [entry.title for number in ("001", "004") for entry in document(number).entries]
    assert len(set(titles)) == len(titles) == 52
    assert not [title for title in titles if title.endswith(".") or len(title) > 130]


def test_the_examples_have_107_keywords_and_five_places() -> None:
    entries = document("004").entries
    assert len(entries) == 21
    assert sum(len(entry.keywords) for entry in entries) == 107
    assert sorted(entry.continuum for entry in entries if entry.continuum) == ["A", "B", "C", "D", "E"]
    assert [entry.details["number"] for entry in entries] == [f"2.{number}" for number in range(1, 22)]
    assert document("004").warnings == []


def test_the_examples_cite_paragraphs_and_no_bullets() -> None:
    cited = Counter(paragraph for entry in document("004").entries for paragraph in entry.legal_basis)
    assert cited["§ 88"] >= 5
    assert {"§ 87", "§ 94", "§ 67"} <= set(document("004").entries[0].legal_basis)
    assert not {"§ 25", "§ 33", "§ 50", "§ 15"} & set(cited)


def test_the_project_page() -> None:
    (entry,) = document("002").entries
    assert [item.amount_dkk for item in entry.funding] == [9_300_000]
    assert (entry.funding[0].starts, entry.funding[0].ends) == ("2015", "2018")
    assert len(entry.details["partners"]) == 6
    assert [phase["starts"] for phase in entry.details["phases"]] == ["2015-01", "2015-05", "2015-12", "2016-09"]
    assert len(entry.details["models"]) == 2
    assert [update["date"] for update in entry.details["updates"]] == ["2017-04"]
    assert entry.region == "Region Hovedstaden"


def test_the_webinar() -> None:
    (entry,) = document("003").entries
    details = entry.details
    assert (details["date"], details["participants"]) == (None, 60)
    assert len(details["organisers"]) == 3
    assert len(details["purposes"]) == 3
    assert [bool(talk["speaker"]) for talk in details["programme"]] == [True, False, True, True, True]
    assert len(details["clips"]) == 4
    assert codes("003")["no_year"] == 1


def test_the_status_report() -> None:
    (entry,) = document("000").entries
    grant, following = entry.funding
    assert (grant.amount_dkk, grant.starts, grant.ends) == (497_979, "2020", "2020")
    assert following.starts == "2021"
    assert [goal["met"] for goal in entry.details["goals"]] == ["met", "met", "not"]
    assert entry.details["signed"] == "2021-02-13"
    assert entry.details["signatory"]["role"].startswith("formand")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_json_has_the_published_shape(number: str) -> None:
    data = document_data(document(number))
    assert set(data) == {"kind", "entries", "warnings"}
    for entry in data["entries"]:
        assert list(entry) == [
            "title", "region", "form", "sections", "contacts", "urls", "municipalities", "funding", "keywords",
            "legal_basis", "continuum", "warnings", "details",
        ]  # fmt: skip
        assert all(set(contact) == {"name", "role", "email", "phone"} for contact in entry["contacts"])
        assert all(item["kind"] in ("project", "running", None) for item in entry["funding"])
        assert all(isinstance(item["amount_dkk"], int | None) for item in entry["funding"])
