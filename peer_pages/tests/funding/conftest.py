"""What the tests of the reminders have in common: the site's groups, addresses for the links, and a day."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from peer_pages.roles.groups import ensure_roles
from peer_pages.tests.funding.world import DAY

At = Callable[..., None]


@pytest.fixture(scope="module")
def roles_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the groups and their roles once per module, in a transaction around those of the tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_roles()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def roles(roles_once: None, db: None) -> None:
    """Have the groups and their roles."""


@pytest.fixture(autouse=True)
def links_lead_somewhere(settings: Any) -> None:
    """Give the links of a mail an address, and start with an empty box of mail."""
    settings.ROOT_URLCONF = "peer_pages.tests.funding.urls"
    mail.outbox = []


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Let it be some moment of `DAY`, or of the day that is given."""

    def move(day: date = DAY, clock: time = time(8)) -> None:
        moment = timezone.make_aware(datetime.combine(day, clock))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    move()
    return move
