"""The world of the roles' tests."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from peer_pages.tests.roles.world import World, make_world


@pytest.fixture(scope="module", autouse=True)
def fed_search() -> Iterator[None]:
    """Let every save feed Wagtail's own search, which must not find what a visitor may not see."""
    with override_settings(WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}}):
        yield


@pytest.fixture(scope="module")
def first_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Build the world once per module, in a transaction around those of the tests: it takes seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(first_world: World, db: Any) -> World:
    """Two partners, an editor, an administrator, and their things; each test has objects of its own."""
    return copy.deepcopy(first_world)


@pytest.fixture
def browse() -> Any:
    """Return a function that gives a client logged in as a user, or as nobody."""

    def log_in(user: Any = None, **options: Any) -> Client:
        client = Client(**options)
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in
