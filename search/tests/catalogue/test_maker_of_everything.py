"""Documents of the source documents: in a module of its own, for what is imported is there for all of its tests."""

import pytest

from search.catalogue.maker import Maker

pytestmark = pytest.mark.django_db


def test_ids_and_documents_agree(imported: None) -> None:
    ids = list(Maker().ids())
    made = [document.id for document in Maker().make(ids)]
    assert sorted(made) == sorted(ids)
    assert len(set(ids)) == len(ids) > 5
