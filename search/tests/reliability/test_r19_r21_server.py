"""A server whose index is gone, or is not ours, or that was away (reliability 19 and 21)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from peer_pages.models import InitiativePage
from peer_pages.tests import factories
from search.catalogue.ids import page_id
from search.engines import registry
from search.engines.elastic import index
from search.engines.elastic.engine import ElasticEngine
from search.indexing import ticking
from search.indexing.rebuilding import Differences, rebuild, reconcile
from search.tests import served
from workflows.models import OutboxRow

pytestmark = [pytest.mark.services, pytest.mark.django_db]


def patient_without_help(name: str) -> ElasticEngine:
    """Return a patient engine that makes no index by itself."""
    fresh = served.patient(name)
    return ElasticEngine(fresh._server, fresh.options)


@pytest.fixture
def engine(on_server: str, settings: Any) -> ElasticEngine:
    """Return the engine on the server, with one page in its index and in the fallback's."""
    settings.DELIVER_AT_ONCE = False
    registry.ENGINES[on_server] = f"{__name__}.patient_without_help"
    registry.forget()
    factories.make_initiative("Vagtel")
    for one in registry.engines():
        rebuild(one)
    OutboxRow.objects.all().delete()
    found = registry.engine()
    assert isinstance(found, ElasticEngine)
    return found


def send(engine: ElasticEngine, method: str, path: str, body: Any = None) -> Any:
    return engine._server.ask(method, path, body, seconds=20)


def delete(engine: ElasticEngine) -> None:
    send(engine, "DELETE", f"/{engine.status().index}")


def replace_by(definition: dict[str, Any]) -> Callable[[ElasticEngine], None]:
    """Return what puts another index in the place of ours."""

    def act(engine: ElasticEngine) -> None:
        delete(engine)
        place = index.alias(engine.options.prefix)
        send(engine, "PUT", f"/{place}-20200101000000000000-abcd", {**definition, "aliases": {place: {}}})

    return act


def older(engine: ElasticEngine) -> None:
    """Give the index the name of an older schema."""
    delete(engine)
    place = f"{engine.options.prefix}-v0"
    send(engine, "PUT", f"/{place}-20200101000000000000-abcd", {"aliases": {place: {}}})


DAMAGES: dict[str, Callable[[ElasticEngine], None]] = {
    "the index is gone": delete,
    "another mapping": replace_by({"mappings": {"properties": {"title": {"type": "text"}}}}),
    "no mapping": replace_by({}),
    "an older schema": older,
}


def is_red() -> bool:
    try:
        call_command("search", "status")
    except CommandError:
        return True
    return False


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_r19_the_fallback_answers_until_the_next_tick_heals(
    client: Client, engine: ElasticEngine, damage: Callable[[ElasticEngine], None]
) -> None:
    assert not is_red()
    damage(engine)
    registry.forget()  # as another process, which has not looked at the index yet
    found = client.get("/api/search/", {"q": "vagtel"}).json()
    assert (found["engine"], found["total"]) == ("embedded", 1)
    assert is_red()
    ticking.tick()
    registry.wake(engine.name)
    found = client.get("/api/search/", {"q": "vagtel"}).json()
    assert (found["engine"], found["total"]) == (engine.name, 1)
    assert not is_red()


def test_r21_what_changed_while_the_server_was_away_is_mended(engine: ElasticEngine) -> None:
    kept = InitiativePage.objects.get(title="Vagtel")
    gone = factories.make_course("Spurv")
    rebuild(engine)
    OutboxRow.objects.all().delete()
    InitiativePage.objects.filter(pk=kept.pk).update(title="Ugle")
    type(gone).objects.filter(pk=gone.pk).update(live=False)
    new = factories.make_course("Lærke")
    OutboxRow.objects.all().delete()
    assert reconcile(engine) == Differences(written=2, removed=1)
    assert reconcile(engine) == Differences(0, 0)
    there = engine.read([page_id(one.pk) for one in (kept, gone, new)])
    assert {record["title"] for record in there.values()} == {"Ugle", "Lærke"}
