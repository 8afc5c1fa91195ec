"""The world of the roles' tests."""

from typing import Any

import pytest
from django.test import Client

from peer_pages.tests.roles.world import World, make_world


@pytest.fixture
def world(db: Any) -> World:
    """Two partners, an editor, an administrator, and their things."""
    return make_world()


@pytest.fixture
def browse() -> Any:
    """Return a function that gives a client logged in as a user, or as nobody."""

    def log_in(user: Any = None, **options: Any) -> Client:
        client = Client(**options)
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in
