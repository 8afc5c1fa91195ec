"""Real servers for the tests in this folder."""

from collections.abc import Iterator
from typing import Any

import pytest

from peer_pages.tests.funding.servers.sink import Sink, listening


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server that the site sends to."""
    found = Sink()
    with listening(found) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1
        yield found
