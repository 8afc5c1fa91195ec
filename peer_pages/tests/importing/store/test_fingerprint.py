"""Hashes see what a document says, and not where or in which order of keys it says it."""

from copy import deepcopy

import pytest

from peer_pages.importing.result import Block, Contact, Entry, Funding, Section
from peer_pages.importing.store.fingerprint import _bare, source_hash


def entry() -> Entry:
    made = Entry("Huset", "questionnaire", 7, "Region Nordjylland", urls=["http://a.example"], keywords=["Ro"])
    made.sections = [Section("purpose", "Formål", 9, [Block("paragraph", ("Et hus.",))], words=2, number=1)]
    made.contacts = [Contact(12, name="Bodil Prøve")]
    made.funding = [Funding(13, "Fonden", amount_dkk=5)]
    made.details = {"started": "2009", "continuum_line": 40}
    return made


def moved(made: Entry) -> None:
    made.line = 700
    made.sections[0].line = 709
    made.contacts[0].line = 712
    made.details["continuum_line"] = 740


def warned(made: Entry) -> None:
    made.warn(9, "no_year", "Find året.")


def reordered(made: Entry) -> None:
    made.details = dict(reversed(made.details.items()))


@pytest.mark.parametrize("change", [moved, warned, reordered])
def test_what_makes_no_difference(change: object) -> None:
    other = entry()
    assert callable(change)
    change(other)
    assert source_hash(other) == source_hash(entry())


CHANGES = {
    "title": lambda made: setattr(made, "title", "Klubben"),
    "region": lambda made: setattr(made, "region", None),
    "text": lambda made: setattr(made.sections[0], "blocks", [Block("paragraph", ("Et andet hus.",))]),
    "kind of block": lambda made: setattr(made.sections[0], "blocks", [Block("bullets", ("Et hus.",))]),
    "contact": lambda made: setattr(made.contacts[0], "phone", "12345678"),
    "money": lambda made: setattr(made.funding[0], "amount_dkk", 6),
    "keyword": lambda made: made.keywords.append("Kaffe"),
    "link": lambda made: made.urls.clear(),
    "detail": lambda made: made.details.update(started="2010"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_makes_a_difference(change: str) -> None:
    other = deepcopy(entry())
    CHANGES[change](other)
    assert source_hash(other) != source_hash(entry())


@pytest.mark.parametrize(
    ("value", "bare"),
    [
        ('[{"id": "3", "value": "a"}]', [{"value": "a"}]),
        ("[]", []),
        ("[{ikke json", "[{ikke json"),
        ("[etiket] tekst", "[etiket] tekst"),
        ('<p data-block-key="x1y2">Tekst</p>', "<p>Tekst</p>"),
        ({"pk": 1, "line": 2, "continuum_line": 3, "online": True}, {"online": True}),
        ([{"uuid": "x", "a": [{"sort_order": 1, "b": None}]}], [{"a": [{"b": None}]}]),
        (("a", 1), ["a", 1]),
        (None, None),
    ],
)
def test_ids_and_keys_an_editors_save_adds_are_not_content(value: object, bare: object) -> None:
    assert _bare(value) == bare
