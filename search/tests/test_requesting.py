"""A rebuild that somebody asks for."""

from typing import Any

import pytest

from peer_pages.tests import factories
from search.asking.answering import answer
from search.contract import Query
from search.engines import registry
from search.engines.base import EngineError
from search.indexing import requesting
from workflows import api

pytestmark = pytest.mark.django_db


def test_request_makes_every_index_anew() -> None:
    factories.make_course("Xbisidder")
    engine = registry.engine()
    assert answer(Query("xbisidder")).total == 1
    engine.remove(engine.versions())
    assert requesting.request_rebuild()
    api.drain()
    assert answer(Query("xbisidder")).total == 1
    assert requesting.last_rebuilt() is not None


def test_second_request_is_none_while_the_first_waits() -> None:
    assert requesting.request_rebuild()
    assert not requesting.request_rebuild()
    api.drain()
    assert requesting.request_rebuild()


def test_rebuild_that_fails_waits_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_engine: Any) -> None:
        raise EngineError("connection refused")

    monkeypatch.setattr(requesting, "rebuild", silent)
    assert requesting.problem() == ""
    requesting.request_rebuild()
    api.drain()
    assert requesting.is_requested()
    assert requesting.problem() == "EngineError: connection refused"
    assert requesting.last_rebuilt() is None
