"""A document as engines keep it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from search.catalogue.document import CatalogueDocument, DocumentPerson, Occasion, Section

texts, moments = st.text(max_size=8), st.integers(0, 2**40)
documents = st.builds(
    CatalogueDocument,
    id=texts,
    locale=texts,
    kind=texts,
    title=texts,
    url=texts,
    page=moments,
    topics=st.tuples(texts),
    sections=st.tuples(st.builds(Section, texts, texts)),
    contacts=st.tuples(st.builds(DocumentPerson, texts, texts)),
    occasions=st.one_of(
        st.just(()),
        st.tuples(
            st.builds(
                Occasion,
                uid=texts,
                starts=moments,
                ends=moments,
                zone=texts,
                place=texts,
                cancelled=st.booleans(),
                moved=st.booleans(),
                sequence=moments,
                link=texts,
            )
        ),
    ),
    updated=moments,
    listed=st.booleans(),
)


@given(documents)
def test_a_document_comes_back_from_its_record_as_it_was(document: CatalogueDocument) -> None:
    record = json.loads(json.dumps(document.as_record()))
    assert CatalogueDocument.from_record(record) == document


def test_a_change_of_an_occasion_changes_the_version() -> None:
    first, second = (
        CatalogueDocument("page:1", "da", "event", "A", "/a/", occasions=(Occasion("u", 1, cancelled=cancelled),))
        for cancelled in (False, True)
    )
    assert first.version("x") != second.version("x")
