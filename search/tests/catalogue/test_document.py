"""The document as record and back."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.catalogue import document
from search.catalogue.document import CatalogueDocument, DocumentPerson, Occasion, Section

WORDS = st.text(max_size=8)
PLAIN = {str: WORDS, int: st.integers(0, 2**40), bool: st.booleans()}


def drawn(shape, by_type):
    """Return what draws each field of a dataclass."""
    return {one.name: by_type[one.type] for one in fields(shape)}


BY_TYPE = PLAIN | {
    tuple[str, ...]: st.lists(WORDS, max_size=3).map(tuple),
    tuple[Section, ...]: st.lists(st.builds(Section, **drawn(Section, PLAIN)), max_size=3).map(tuple),
    tuple[Occasion, ...]: st.lists(st.builds(Occasion, **drawn(Occasion, PLAIN)), max_size=2).map(tuple),
    tuple[DocumentPerson, ...]: st.lists(st.builds(DocumentPerson, **drawn(DocumentPerson, PLAIN)), max_size=3).map(
        tuple
    ),
}
DOCUMENTS = st.builds(CatalogueDocument, **drawn(CatalogueDocument, BY_TYPE))
PAGE = CatalogueDocument("page:1", "da", "course", "Kurset", "/kurset/")


@given(DOCUMENTS)
def test_a_document_is_the_same_after_it_was_json(made):
    assert CatalogueDocument.from_record(json.loads(json.dumps(made.as_record()))) == made


@given(DOCUMENTS)
def test_a_record_has_nothing_empty_but_what_every_document_has(made):
    assert {name for name, value in made.as_record().items() if not value} <= {"id", "locale", "kind", "title", "url"}


def test_keys_of_another_schema_are_left_out():
    assert CatalogueDocument.from_record({**PAGE.as_record(), "colour": "red", "sections": []}) == PAGE


def test_the_version_is_the_same_for_the_same():
    assert PAGE.version("x") == replace(PAGE, title="Kurset").version("x")


@pytest.mark.parametrize(
    "other",
    [
        lambda: replace(PAGE, title="Kurser").version("x"),
        lambda: replace(PAGE, listed=False).version("x"),
        lambda: replace(PAGE, popularity=1).version("x"),
        lambda: replace(PAGE, sections=(Section("", "Kurset"),)).version("x"),
        lambda: PAGE.version("another lexicon"),
    ],
)
def test_the_version_is_another_for_another_content_or_lexicon(other):
    assert other() != PAGE.version("x")


def test_the_version_is_another_for_another_schema(monkeypatch):
    before = PAGE.version("x")
    monkeypatch.setattr(document, "SCHEMA", document.SCHEMA + 1)
    assert PAGE.version("x") != before
