"""The result as JSON has one shape, whatever the layout."""

import json

import pytest

from peer_pages.importing.as_json import document_data, entry_data
from peer_pages.importing.result import Block, Contact, Document, Entry, Funding, Section, Warned


def entry(form: str = "questionnaire") -> Entry:
    made = Entry("Huset", form, 7, "Region Nordjylland")
    made.sections = [
        Section("purpose", "Formål", 9, [Block("paragraph", ("Et hus.",))], answered=True, words=2, number=1),
        Section("other", "Andet", 30, [], answered=False, words=0, number=8),
    ]
    return made


def test_sections_of_a_questionnaire_are_keyed_by_their_number() -> None:
    assert entry_data(entry())["sections"] == {
        "1": {"answered": True, "words": 2},
        "8": {"answered": False, "words": 0},
    }


@pytest.mark.parametrize("form", ["short", "example", "project", "event", "report"])
def test_other_forms_have_no_sections(form: str) -> None:
    assert entry_data(entry(form))["sections"] == {}


def test_the_text_is_in_the_details_whatever_the_form() -> None:
    assert entry_data(entry("short"))["details"]["text"] == [
        {"key": "purpose", "title": "Formål", "blocks": [{"kind": "paragraph", "texts": ["Et hus."]}]},
        {"key": "other", "title": "Andet", "blocks": []},
    ]


def test_details_begin_with_the_line() -> None:
    made = entry()
    made.details["number"] = "2.1"
    assert list(entry_data(made)["details"]) == ["line", "number", "text"]
    assert entry_data(made)["details"]["line"] == 7


def test_warnings_stand_in_the_order_of_the_lines() -> None:
    made = entry()
    for line in (20, 3, 11):
        made.warn(line, "no_year", f"Linje {line}")
    assert [warned["line"] for warned in entry_data(made)["warnings"]] == [3, 11, 20]


def test_nothing_found_is_empty_and_not_missing() -> None:
    data = entry_data(Entry("Huset", "short", 1))
    assert {key: data[key] for key in ("contacts", "urls", "municipalities", "funding", "keywords", "legal_basis")} == {
        "contacts": [], "urls": [], "municipalities": [], "funding": [], "keywords": [], "legal_basis": [],
    }  # fmt: skip
    assert (data["region"], data["continuum"]) == (None, None)


def test_a_whole_document_is_json() -> None:
    made = entry()
    made.contacts = [Contact(3, name="Bodil Prøve", phone="+4612345678")]
    made.funding = [Funding(4, "Fonden giver 5 kr.", amount_dkk=5, starts="2014", renewed_yearly=True)]
    data = document_data(Document("example_catalogue", "Katalog", [made], [Warned(1, "no_regions", "Vælg.")]))
    assert json.loads(json.dumps(data)) == data
    assert data["entries"][0]["contacts"] == [
        {"name": "Bodil Prøve", "role": None, "email": None, "phone": "+4612345678"}
    ]
    assert data["entries"][0]["funding"][0]["renewed_yearly"] is True
    assert data["warnings"] == [{"line": 1, "code": "no_regions", "message": "Vælg."}]
