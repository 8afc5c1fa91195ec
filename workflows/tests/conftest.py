"""What holds for every test of the plugin."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from workflows.tests import migrated
from workflows.tests.marks import pytest_itemcollected

__all__ = ["pytest_itemcollected"]

# A busy machine is no failure: examples are bounded by number, not by time.
settings.register_profile("workflows", deadline=None, max_examples=20)
settings.register_profile("soak", deadline=None, max_examples=200)
settings.load_profile("workflows")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Migrate once for all workers."""
    with django_db_blocker.unblock(), migrated.once(request, tmp_path_factory), django_db_blocker.block():
        yield
