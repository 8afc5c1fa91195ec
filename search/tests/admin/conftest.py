"""Staff, and those who are none."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from peer_pages.roles.groups import ensure_roles
from peer_pages.roles.who import ADMINISTRATORS
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_editor, make_partner, make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"
NOT_STAFF = ("anybody", "reader", "partner")
STAFF = ("editor", "administrator", "superuser")


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    """One of each role; nobody for whoever is not logged in."""
    factories.tree()
    ensure_roles()
    return {
        "anybody": None,
        "reader": make_user("Line"),
        "partner": make_partner("Per", "LAP")[0],
        "editor": make_editor(),
        "administrator": make_user("Ask", Group.objects.get(name=ADMINISTRATORS)),
        "superuser": make_user("Sofie", is_superuser=True),
    }


@pytest.fixture
def browse(people: dict[str, Any]) -> Callable[[str], Client]:
    """Return a function that gives the browser of a role."""

    def log_in(role: str) -> Client:
        client = Client()
        if people[role] is not None:
            client.force_login(people[role], backend=BACKEND)
        return client

    return log_in


@pytest.fixture
def editor(browse: Callable[[str], Client]) -> Client:
    """An editor's browser."""
    return browse("editor")
