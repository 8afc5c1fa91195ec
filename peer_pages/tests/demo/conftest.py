"""The demonstration, made once for the tests of a module."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from peer_pages.demo.create import create_demo


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Any]]:
    """Make the demonstration and take it away again; the value is the mail it sent."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = len(mail.outbox)
        create_demo()
        yield mail.outbox[before:]
        transaction.set_rollback(True)
