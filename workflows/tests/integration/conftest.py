"""The small site, made once for a module; what a test changes is undone after it."""

import copy
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from workflows.tests.integration.world import World, make_world


@pytest.fixture(scope="module", autouse=True)
def fed_search() -> Iterator[None]:
    """Let every save feed Wagtail's own search, which must not find what a visitor may not see."""
    with override_settings(WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}}):
        yield


@pytest.fixture(scope="module")
def world_of_module(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """The site, inside a transaction that is rolled back after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(world_of_module: World, db: None) -> World:
    """The site, with objects of its own for each test."""
    return copy.deepcopy(world_of_module)
