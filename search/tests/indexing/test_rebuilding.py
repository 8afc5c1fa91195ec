"""A whole new index, and the comparison of what is there with what should be (reliability 19 and 21)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from peer_pages.models import Contact, Organisation
from peer_pages.tests import factories
from search.catalogue.ids import contact_id, page_id
from search.engines import registry
from search.engines.base import EngineError
from search.indexing import rebuilding
from search.indexing.rebuilding import Differences, rebuild, reconcile
from search.tests.conftest import Ask, titles
from workflows import api
from workflows.models import OutboxRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a rebuild go in portions of one document."""
    monkeypatch.setattr(rebuilding, "CHUNK", 1)


def when_begun(act: Callable[[], Any]) -> Callable[[int, int], None]:
    """Return a `progress` that does something once, after the first portion."""
    left = [act]

    def progress(_done: int, _of_all: int) -> None:
        if left:
            left.pop()()

    return progress


def publish_another() -> None:
    factories.make_course("Vagtel")


def rename(page: Page) -> None:
    page.title = "Vagtel"
    page.save_revision()
    factories.publish(page)


def test_a_rebuild_counts_what_it_does(small: None) -> None:
    factories.make_course()
    told: list[tuple[int, int]] = []
    count = rebuild(registry.engine(), progress=lambda done, of_all: told.append((done, of_all)))
    assert told == [(number, count) for number in range(1, count + 1)]
    assert registry.engine().status().documents == count


@pytest.mark.parametrize("drained", [True, False], ids=["delivered before the end", "delivered after it"])
def test_r19_what_is_published_during_a_rebuild_is_not_lost(small: None, ask: Ask, drained: bool) -> None:
    course = factories.make_course("Ugle")
    gone = factories.make_course("Spurv")
    engine = registry.engine()
    rebuild(engine)

    def write() -> None:
        publish_another()
        rename(course)
        factories.unpublish(gone)
        if drained:
            api.drain()

    rebuild(engine, progress=when_begun(write))
    assert len(titles(ask("vagtel"))) == 2
    assert titles(ask("ugle")) == titles(ask("spurv")) == []
    assert reconcile(engine) == Differences(0, 0)


def test_a_row_that_was_done_just_before_a_rebuild_is_done_once_more() -> None:
    course = factories.make_course()
    api.drain()
    assert {"page": course.pk} in list(rebuilding.written_since(timezone.now() - rebuilding.OVERLAP))
    OutboxRow.objects.update(created_at=timezone.now() - 2 * rebuilding.OVERLAP)
    assert list(rebuilding.written_since(timezone.now() - rebuilding.OVERLAP)) == []


def test_r19_a_rebuild_asks_no_other_engine_and_ends_the_rest_of_its_own(settings: Any) -> None:
    settings.SEARCH_ENGINE, settings.SEARCH_URL = "elasticsearch", "http://127.0.0.1:1"
    registry.forget()
    course = factories.make_course()
    engine = registry.engine("embedded")
    registry.rest(engine.name)
    rebuild(engine)
    assert page_id(course.pk) in engine.versions()
    assert not registry.is_silent(engine.name)
    assert not registry.is_silent("elasticsearch")


class Half:
    """An engine that takes a few rows of a rebuild and then fails."""

    def __init__(self, engine: Any, takes: int) -> None:
        self.engine, self.takes, self.name = engine, takes, engine.name

    @contextmanager
    def rebuild(self) -> Iterator[Any]:
        with self.engine.rebuild() as filling:
            yield self
            assert filling

    def add(self, rows: Any) -> None:
        self.takes -= len(list(rows))
        if self.takes < 0:
            raise EngineError("There is no room.")


def test_r19_an_engine_that_fails_half_way_keeps_its_old_index(small: None) -> None:
    factories.make_course("Ugle")
    engine = registry.engine()
    rebuild(engine)
    before, versions = engine.status(), engine.versions()
    with pytest.raises(EngineError, match="no room"):
        rebuild(Half(engine, takes=2))  # type: ignore[arg-type]  # of an engine it needs no more
    assert (engine.status(), engine.versions()) == (before, versions)


class Behind:
    """What changes in the database without anybody being told."""

    def __init__(self) -> None:
        self.organisation = factories.make_organisation("Foreningen Vagtel")
        self.person = factories.make_contact("Bodil Prøve", organisation=self.organisation)
        self.course = factories.make_course("Kurset", organisations=[self.organisation], contacts=[self.person])
        factories.make_initiative("Huset", organisations=[self.organisation])

    @property
    def page(self) -> Any:
        return Page.objects.filter(pk=self.course.pk)

    @property
    def people(self) -> Any:
        return Contact.objects.filter(pk=self.person.pk)


def close(behind: Behind) -> None:
    closed = PageViewRestriction(page=behind.course.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.bulk_create([closed])


def move(behind: Behind) -> None:
    behind.page.update(url_path="/hjem/andre/kurset/", path=behind.course.path)


CHANGES: dict[str, tuple[Callable[[Behind], Any], int, int]] = {
    # Act, how many documents are written and removed.
    "a page is unpublished": (lambda b: b.page.update(live=False), 1, 1),
    "a page is closed": (close, 1, 1),
    "a page is somewhere else": (move, 2, 0),
    "a page has another title": (lambda b: b.page.update(title="Holdet"), 1, 0),
    "a person withdraws consent": (lambda b: b.people.update(withdrawn_on=timezone.localdate()), 1, 1),
    "an organisation has another name": (
        lambda b: Organisation.objects.filter(pk=b.organisation.pk).update(name="Ugle"),
        3,
        0,
    ),
    "a page was never indexed": (lambda b: registry.engine().remove([page_id(b.course.pk)]), 1, 0),
    "nothing": (lambda b: None, 0, 0),
}


@pytest.mark.parametrize(("act", "written", "removed"), CHANGES.values(), ids=CHANGES)
def test_r21_what_changed_unseen_is_mended(act: Callable[[Behind], Any], written: int, removed: int) -> None:
    behind = Behind()
    engine = registry.engine()
    rebuild(engine)
    OutboxRow.objects.all().delete()
    act(behind)
    assert reconcile(engine) == Differences(written, removed)
    assert reconcile(engine) == Differences(0, 0)


def test_r21_a_page_that_is_deleted_unseen_is_no_ghost() -> None:
    behind = Behind()
    engine = registry.engine()
    rebuild(engine)
    behind.course.delete()
    OutboxRow.objects.all().delete()
    assert page_id(behind.course.pk) in engine.versions()
    assert reconcile(engine).removed == 1
    assert page_id(behind.course.pk) not in engine.versions()
    assert engine.read([contact_id(behind.person.pk, "da")])


def test_differences_are_told_from_none() -> None:
    assert not Differences(0, 0)
    assert Differences(1, 0)
    assert Differences(0, 1)
