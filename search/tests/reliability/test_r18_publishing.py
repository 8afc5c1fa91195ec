"""Publishing asks no search engine (reliability 18), whatever state that is in: only the outbox is written."""

from typing import Any

import pytest

from peer_pages import background
from peer_pages.tests import factories
from peer_pages.workflow.delivery import drain_all
from search.engines import registry
from search.engines.base import EngineError
from search.tests.reliability.troubles import watched_engines
from workflows.models import OutboxRow

pytestmark = pytest.mark.django_db


def test_r18_publishing_asks_no_engine_but_has_the_outbox_emptied(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DELIVER_AT_ONCE = False
    beside: list[Any] = []
    monkeypatch.setattr(background, "run", beside.append)
    page = factories.make_course("Ugle", state=factories.DRAFT)
    with watched_engines() as asked:
        with django_capture_on_commit_callbacks(execute=True):
            factories.publish(page)
        assert asked == []
        with pytest.raises(EngineError):
            registry.engine().versions()
        assert asked == ["versions"]
    assert set(beside) == {drain_all}
    assert OutboxRow.objects.filter(kind="search", payload={"page": page.pk}).exists()
