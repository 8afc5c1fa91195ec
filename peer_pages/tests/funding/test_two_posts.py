"""Two clicks at once, each by a connection of its own: what they must see is committed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from peer_pages.models import Answer
from peer_pages.roles.groups import ensure_roles
from peer_pages.tests.funding.answering.lines import make_line, path_of
from peer_pages.tests.funding.answering.test_twice import FIRST, SECOND, check_one
from peer_pages.tests.funding.conftest import At


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's tests have one connection")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_r41_two_posts_at_once_count_once(at: At, settings: Any) -> None:
    settings.ROOT_URLCONF = "peerportal.urls"
    ensure_roles()
    line, gate = make_line(), Barrier(2)
    path = path_of(line)

    def answer(values: dict[str, str]) -> int:
        try:
            gate.wait(timeout=30)
            return Client().post(path, {"svar": Answer.Kind.EXTENDED, **values}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(answer, (FIRST, SECOND))) == [200, 200]
    check_one(line)
