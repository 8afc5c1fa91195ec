"""What the importer remembers of a page."""

import pytest
from django.db import IntegrityError, transaction

from peer_pages.models import ImportRecord
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db


def test_a_deleted_page_leaves_its_record_so_that_it_does_not_come_back() -> None:
    page = factories.make_initiative()
    ImportRecord.objects.create(key="katalog/huset", page=page.page_ptr, source_name="katalog.txt")
    page.delete()
    assert ImportRecord.objects.get(key="katalog/huset").page is None


@pytest.mark.parametrize("twice", ["key", "page"])
def test_an_entry_and_its_page_belong_together_once(twice: str) -> None:
    page, other = factories.make_initiative().page_ptr, factories.make_initiative().page_ptr
    ImportRecord.objects.create(key="a", page=page, source_name="katalog.txt")
    again = {"key": "a", "page": other} if twice == "key" else {"key": "b", "page": page}
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportRecord.objects.create(source_name="katalog.txt", **again)


def test_two_records_do_not_share_their_warnings() -> None:
    first, second = ImportRecord(key="a"), ImportRecord(key="b")
    first.warnings.append({"line": 1})
    assert second.warnings == []


def test_a_record_is_named_by_its_entry() -> None:
    assert str(ImportRecord(key="katalog/huset")) == "katalog/huset"
