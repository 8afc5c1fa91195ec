"""What the search's tests share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from peer_pages.models import Area, TargetGroup
from peer_pages.tests import factories
from search.asking.answering import answer
from search.contract import Filters, Query, Results
from search.tests import servers
from search.tests.imported import import_documents
from search.tests.served import site_on
from search.tests.servers import NAMES, SERVERS

Ask = Callable[..., Results]


@pytest.fixture
def ask(db: None) -> Ask:
    """Return a function that asks the engine: ``ask("bisidder", region=("1082",))``."""

    def search(text: str = "", *, sort: str = "relevance", page: int = 1, locale: str = "da", **chosen: Any) -> Results:
        query = Query(text, Filters(**chosen), locale=locale, sort=sort, page=page, page_size=50)
        return answer(query)

    return search


@pytest.fixture
def api(client: Client) -> Callable[..., Any]:
    """Return a function that gets a path of the search API."""
    return lambda path="", **values: client.get(f"/api/search/{path}", values)


@pytest.fixture(scope="module")
def imported_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Import the source documents once per module, in a transaction around those of the tests: it takes seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_documents()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def imported(imported_once: None, db: None) -> None:
    """Have the source documents imported and published; what the test changes is undone after it."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of the run have."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(params=SERVERS)
def on_server(request: pytest.FixtureRequest, shared: Path, db: None) -> Iterator[str]:
    """Let the site ask a search server; return its name."""
    with site_on(request.param, servers.url(request.param, shared)):
        yield request.param


@pytest.fixture(params=NAMES)
def on_each(request: pytest.FixtureRequest, shared: Path, db: None) -> Iterator[str]:
    """Let the site ask each engine in turn; return its name."""
    if request.param == "embedded":
        yield request.param
        return
    with site_on(request.param, servers.url(request.param, shared)):
        yield request.param


def titles(results: Results) -> list[str]:
    """Return the titles found, in their order."""
    return [result.title for result in results.results]


def municipality(name: str) -> Area:
    """Return one of the seeded municipalities."""
    return Area.objects.municipalities().get(name=name)


def target(name: str, slug: str) -> TargetGroup:
    """Return a target group, made when it is missing."""
    return TargetGroup.objects.get_or_create(slug=slug, locale=factories.danish(), defaults={"name": name})[0]
