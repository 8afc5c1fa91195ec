"""A real mail server on loopback that does what a test tells it to: accept, refuse, greylist, hang, drop."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from scripts.demo_site import free_port

ACCEPT, REFUSE, GREYLIST, HANG, DROP = "accept", "refuse", "greylist", "hang", "drop"
DROP_AFTER = "drop after the mail was taken"
SPAM = "refuse the content"


class Sink:
    """What came, and what to do with what comes: by address, or for all."""

    def __init__(self) -> None:
        self.manner: dict[str, str] = {}
        self.for_all = ACCEPT
        self.taken: list[tuple[str, str]] = []
        self.tried: Counter[str] = Counter()
        self.port = 0
        self.slowness = 0.0
        self.holds = False
        """Whether nothing is taken for the time being."""
        self.on_taken: Callable[[], None] = lambda: None

    def of(self, address: str) -> str:
        return self.manner.get(address, self.for_all)

    def copies(self) -> Counter[str]:
        """Return how often each Message-ID was taken."""
        return Counter(name for _address, name in self.taken)

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.tried[address] += 1
        match self.of(address):
            case "refuse":
                return "550 5.1.1 No such user"
            case "greylist":
                return "451 4.7.1 Greylisted, try again later"
            case "hang":
                await asyncio.sleep(3600)
            case "drop":
                self._cut(server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        [address] = envelope.rcpt_tos
        if self.of(address) == SPAM:
            return "554 5.7.1 Looks like spam"
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        await asyncio.sleep(self.slowness)
        while self.holds:
            await asyncio.sleep(0.05)
        self.taken.append((address, str(message["Message-ID"])))
        self.on_taken()
        if self.of(address) == DROP_AFTER:
            self._cut(server)
        return "250 OK"

    def _cut(self, server: Any) -> None:
        server.transport.abort()


@contextmanager
def listening(sink: Sink) -> Iterator[int]:
    """Let `sink` listen on a free port of loopback; yields the port."""
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
