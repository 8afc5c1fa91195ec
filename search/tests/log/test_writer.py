"""The thread that writes the log."""

import logging
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from search.log import writer
from search.log.writer import MOST_CLICKS, Writer, save
from search.models import SearchClick, SearchEntry


def entry() -> SearchEntry:
    return SearchEntry(
        id=uuid.uuid4(), hour=timezone.now(), text="bisidder", locale="da", total=1, engine="embedded", took_ms=1
    )


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be in the database: the thread's own connection must not see the tests' one."""
    rows: list[Any] = []
    monkeypatch.setattr(writer, "save", rows.extend)
    monkeypatch.setattr(writer, "close_old_connections", lambda: None)
    return rows


@pytest.fixture
def of_a_process(written: list[Any]) -> Iterator[Writer]:
    made = Writer(3)
    yield made
    made.close()


def test_rows_are_written_in_their_order_before_the_process_ends(of_a_process: Writer, written: list[Any]) -> None:
    rows = [entry(), entry()]
    for row in rows:
        of_a_process.put(row)
    of_a_process.close()
    assert written == rows


def test_writer_goes_on_after_it_was_closed(of_a_process: Writer, written: list[Any]) -> None:
    of_a_process.put(entry())
    of_a_process.close()
    of_a_process.put(entry())
    of_a_process.close()
    assert len(written) == 2


def test_full_queue_drops_rows_with_a_warning(
    monkeypatch: pytest.MonkeyPatch, written: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    made = Writer(2)
    monkeypatch.setattr(made, "_start", lambda: None)
    for _number in range(3):
        made.put(entry())
    assert "search log is full" in caplog.text
    made.close()
    assert written == []


@pytest.mark.django_db
def test_locked_database_is_a_warning(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def locked(*_args: Any, **_options: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(SearchEntry.objects, "bulk_create", locked)
    with caplog.at_level(logging.WARNING):
        save([entry()])
    assert "lost 1 rows: database is locked" in caplog.text


@pytest.mark.django_db
def test_click_is_written_with_its_entry() -> None:
    made = entry()
    save([made, SearchClick(entry_id=made.pk, document="page:1", position=1)])
    assert SearchClick.objects.get().entry_id == made.pk


@pytest.mark.django_db
def test_click_of_a_search_that_is_gone_is_left_out() -> None:
    save([SearchClick(entry_id=uuid.uuid4(), document="page:1", position=1)])
    assert not SearchClick.objects.exists()


@pytest.mark.django_db
def test_one_search_has_a_readers_number_of_clicks() -> None:
    made = entry()
    save([made, *(SearchClick(entry_id=made.pk, document=f"page:{pk}", position=1) for pk in range(MOST_CLICKS + 5))])
    assert SearchClick.objects.count() == MOST_CLICKS


def test_forked_process_has_a_writer_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = writer._writer
    monkeypatch.setattr(writer, "_writer", before)
    writer._in_a_new_process()
    assert writer._writer is not before
