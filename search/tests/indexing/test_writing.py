"""Bringing documents up to date in every engine that is kept."""

import logging
from typing import Any

import pytest

from peer_pages.tests import factories
from search.catalogue.ids import contact_id, page_id
from search.engines import registry
from search.engines.base import EngineError, NoIndexError
from search.indexing import writing
from search.indexing.rebuilding import rebuild
from search.indexing.writing import made, told_by, update
from search.tests.engines.rows import fill, row

pytestmark = pytest.mark.django_db


class Recorder:
    """An engine of which only writing is asked; it may refuse."""

    def __init__(self, name: str, error: EngineError | None = None, records: dict[str, Any] | None = None) -> None:
        self.name, self.error, self.records = name, error, records or {}
        self.put_ids: list[str] = []
        self.removed: list[str] = []

    def read(self, ids: Any) -> dict[str, Any]:
        if self.error:
            raise self.error
        return {one: self.records[one] for one in ids if one in self.records}

    def put(self, rows: Any) -> None:
        self.put_ids += [one.id for one in rows]

    def remove(self, ids: Any) -> None:
        self.removed += ids


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what lets the site have these engines."""

    def use(*some: Recorder) -> tuple[Recorder, ...]:
        monkeypatch.setattr(registry, "engines", lambda: some)
        return some

    return use


def test_what_may_be_found_is_made_and_the_rest_is_gone() -> None:
    course, draft = factories.make_course(), factories.make_course(state=factories.DRAFT)
    found = made([page_id(course.pk), page_id(draft.pk), page_id(0), page_id(course.pk)])
    assert [one.id for one in found.rows] == [page_id(course.pk)]
    assert found.gone == (page_id(draft.pk), page_id(0))


def test_only_what_differs_is_written_and_only_what_is_there_is_removed(engines: Any) -> None:
    same, other = factories.make_course("Vagtel"), factories.make_course("Ugle")
    (record,) = (one.record for one in made([page_id(same.pk)]).rows)
    (engine,) = engines(Recorder("one", records={page_id(same.pk): record, "page:0": {"title": "x"}}))
    update([page_id(same.pk), page_id(other.pk), "page:0", "page:999999"])
    assert (engine.put_ids, engine.removed) == ([page_id(other.pk)], ["page:0"])


def test_nothing_is_asked_where_nothing_changed(engines: Any) -> None:
    engines(Recorder("one", EngineError("It is away.")))
    update([])
    assert not registry.is_silent("one")


@pytest.mark.parametrize("failing", [0, 1])
def test_an_engine_that_fails_keeps_no_other_from_it(engines: Any, failing: int) -> None:
    course = factories.make_course()
    some = engines(*(Recorder(str(at), EngineError("It is away.") if at == failing else None) for at in range(2)))
    with pytest.raises(EngineError, match="away"):
        update([page_id(course.pk)])
    assert some[1 - failing].put_ids == [page_id(course.pk)]
    assert registry.is_silent(str(failing))


def test_an_engine_that_failed_a_moment_ago_is_not_asked(engines: Any) -> None:
    (engine,) = engines(Recorder("one"))
    registry.rest("one")
    with pytest.raises(EngineError, match="asked again soon"):
        update(["page:1"])
    assert engine.put_ids == []


def test_without_an_index_nothing_waits_for_it(engines: Any, caplog: pytest.LogCaptureFixture) -> None:
    engines(Recorder("one", NoIndexError("There is none.")))
    with caplog.at_level(logging.WARNING, writing.__name__):
        update(["page:1"])
    assert "There is none." in caplog.text
    assert not registry.is_silent("one")


def test_what_the_old_document_told_of_is_written_too() -> None:
    organisation = factories.make_organisation()
    person = factories.make_contact(organisation=organisation)
    course = factories.make_course("Vagtel", contacts=[person], organisations=[organisation])
    section = factories.make_section(organisation)
    engine = registry.engine()
    rebuild(engine)
    (record,) = engine.read([page_id(course.pk)]).values()
    assert set(told_by([record])) == {contact_id(person.pk, "da"), page_id(section.pk)}
    course.contacts, course.organisations = [], []
    course.save_revision()
    factories.publish(course)
    update([page_id(course.pk)])
    (shown,) = engine.read([contact_id(person.pk, "da")]).values()
    assert shown.get("page", 0) != course.pk


def test_a_record_of_an_older_schema_tells_of_nothing() -> None:
    fill(registry.engine(), [row("page:1", title="peer")])
    update(["page:1"])
    assert registry.engine().versions() == {}
