"""What holds for every test."""

import gc
from collections.abc import Iterator

import pytest
from django.conf import settings as site
from django.utils import translation
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from workflows.tests import migrated
from workflows.tests.marks import pytest_itemcollected

__all__ = ["pytest_itemcollected"]

# A busy machine is no failure: examples are bounded by number, not by time.
settings.register_profile("project", deadline=None, max_examples=20)
settings.register_profile("soak", deadline=None, max_examples=200)
settings.load_profile("project")

# The plugin's tests run in a project of their own: `pytest -c workflows/tests/pytest.ini`.
collect_ignore = ["workflows/tests"]


LONGEST = ("test_partner_to_public.py", "test_axe.py", "test_search_page.py", "test_conduct.py", "test_synonyms.py")
"""Modules with browser tests, the longest first: a worker that got one last would leave the others idle."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: their live server empties the database afterwards, also for what others made once.

    What has transactions of its own does so too, and comes right before them: first what empties only a copy, then what
    puts back what it empties, at its own beginning.
    """
    items.sort(key=place)


def place(item: pytest.Item) -> int:
    """Return where a test comes in the run; those in the same place are in random order."""
    database = item.get_closest_marker("django_db")
    if not item.get_closest_marker("browser"):
        asked = database.kwargs if database else {}
        return bool(asked.get("transaction")) + bool(asked.get("serialized_rollback"))
    return 3 + (LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays until the end: it takes a tenth of the time to look at all of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Migrate once for all workers, and make the site's fixed pages; a test that asks for them finds them there."""
    from peer_pages.setup.tree import ensure_tree  # noqa: PLC0415

    with django_db_blocker.unblock(), migrated.once(request, tmp_path_factory):
        ensure_tree()
        with django_db_blocker.block():
            yield


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Begin each test in the site's own language: a request leaves its visitor's behind."""
    with translation.override(site.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def search_index() -> Iterator[None]:
    """Begin each test without a search index; it is made at the first question, and is as the database is then.

    Inside a test's transaction nothing is ever committed, so what waits to be indexed is done before each question.
    """
    from search.tests import fresh  # noqa: PLC0415

    with fresh.index():
        yield
