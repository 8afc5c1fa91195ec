"""What a page's document says of time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peer_pages.models import CourseDate
from peer_pages.tests import factories
from search.catalogue.document import CatalogueDocument
from search.catalogue.ids import page_id
from search.catalogue.maker import Maker

pytestmark = pytest.mark.django_db


def made(pk: int) -> CatalogueDocument:
    """Return the document of a page."""
    (document,) = Maker().make([page_id(pk)])
    return document


def test_a_course_has_its_dates_and_when_the_last_of_them_is_over() -> None:
    now = timezone.now()
    dates = [CourseDate(starts_at=now + timedelta(days=day), cancelled=day == 9) for day in (3, 9)]
    document = made(factories.make_course(dates=dates).pk)
    assert [one.cancelled for one in document.occasions] == [False, True]
    assert document.starts == document.occasions[0].starts
    assert document.ends == document.occasions[1].starts


def test_a_page_knows_when_it_was_published_first_and_last() -> None:
    page = factories.make_initiative()
    draft = page.get_latest_revision_as_object()
    draft.summary = "Nyt"
    draft.save_revision()
    factories.publish(draft)
    page.refresh_from_db()
    document = made(page.pk)
    assert document.published == int(page.first_published_at.timestamp() * 1_000_000)
    assert document.updated == int(page.last_published_at.timestamp())
