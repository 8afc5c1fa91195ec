"""What a page's document says of time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from peer_pages.models import Area, CourseDate
from peer_pages.tests import factories
from search.catalogue.document import CatalogueDocument, Section
from search.catalogue.ids import page_id
from search.catalogue.maker import Maker
from search.tests.conftest import municipality

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


def test_a_course_is_where_it_is_still_held() -> None:
    now = timezone.now()
    dates = [
        CourseDate(starts_at=now + days * timedelta(days=1), place=f"Huset i {name}", municipality=municipality(name))
        for days, name in ((-9, "Odense"), (3, "Bornholm"), (9, "Aalborg"), (12, "Bornholm"))
    ]
    dates[2].cancelled = True
    document = made(factories.make_course(areas=[municipality("Vejle")], dates=dates).pk)
    assert document.place_names[:2] == ("Bornholm", "Vejle")
    assert set(document.municipalities) == {municipality(name).code for name in ("Bornholm", "Vejle")}
    assert document.regions == ("1083", "1084")
    assert [section for section in document.sections if "Huset" in section.text] == [
        Section("sted", "Huset i Bornholm")
    ]


def test_a_course_without_areas_is_made_anew_when_one_where_it_is_held_changes() -> None:
    soon = timezone.localdate() + timedelta(days=2)
    Area.objects.filter(pk=municipality("Bornholm").pk).update(valid_to=soon)
    date = CourseDate(starts_at=timezone.now() + timedelta(days=30), municipality=municipality("Bornholm"))
    change = datetime.fromtimestamp(made(factories.make_course(dates=[date]).pk).changes, UTC)
    assert timezone.localdate(change) == soon + timedelta(days=1)


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
