"""What the tests of the reminders have in common: the site's groups, addresses for the links, and a day."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from peer_pages.roles.groups import ensure_roles
from peer_pages.tests.funding.world import DAY

At = Callable[..., None]


@pytest.fixture
def roles(db: None) -> None:
    """Make the groups and their roles."""
    ensure_roles()


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
