"""Two schedulers and a command at the same moment: real threads on a copy of the database that the tests run on."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.mailing.sending import send_due
from peer_pages.models import Digest, DigestLine, Reminder
from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.funding.conftest import At
from peer_pages.tests.funding.world import DAY, make_grant
from workflows.tests.engine import databases, races

pytestmark = pytest.mark.django_db(transaction=True)
MAILS, THREADS = 24, 4


@contextmanager
def copied(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield Django's settings for a copy of the test database, which real threads may use."""
    if connection.vendor == "sqlite":
        with databases.sqlite_file() as settings, connection.cursor() as cursor:
            settings["NAME"] = str(folder / "copy.sqlite3")
            cursor.execute("VACUUM INTO %s", [settings["NAME"]])
            yield settings
        return
    settings, name = connection.settings_dict, connection.settings_dict["NAME"]
    connection.close()  # nobody may be in a database while it is copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}_at_once" TEMPLATE "{name}"')
    try:
        kept = {key: settings[key] for key in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT")}
        yield kept | {"NAME": f"{name}_at_once"}
    finally:
        with connections["default"]._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}_at_once" WITH (FORCE)')


@pytest.fixture(scope="module", autouse=True)
def copy(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Let this module have a database of its own; it is emptied after a test, as Django does with real transactions."""
    folder = tmp_path_factory.mktemp("at-once")
    with django_db_blocker.unblock(), copied(folder) as settings, databases.in_place_of_default(settings):
        yield


def test_r03_planning_and_sending_at_once_ask_each_question_in_one_mail(at: At) -> None:
    ensure_roles()
    for number in range(MAILS):
        make_grant(responsible=factories.make_contact(email=f"{number}@example.org"))
    planned = races.at_once(*[lambda: plan_day(DAY)] * THREADS)
    assert sorted(planned) == [0] * (THREADS - 1) + [2 * MAILS]
    assert (Reminder.objects.count(), Digest.objects.count(), DigestLine.objects.count()) == (MAILS,) * 3
    sent = races.at_once(*[send_due] * THREADS)
    assert sum(sent, Counter()) == {"sent": MAILS}
    assert sorted(one.to[0] for one in mail.outbox) == sorted(f"{number}@example.org" for number in range(MAILS))
    assert races.at_once(*[lambda: plan_day(DAY + timedelta(1))] * THREADS) == [0] * THREADS
