"""An index of its own for each test."""

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from unittest import mock

from django.test import override_settings

from peer_pages import kept
from search import lexicon
from search.asking import passes
from search.engines import registry
from search.engines.base import Ask, Found
from search.engines.embedded.engine import EmbeddedEngine
from search.indexing.affected import ids_of
from search.indexing.rows import KINDS
from search.indexing.writing import update
from workflows import api
from workflows.models import OutboxRow

SHARED_MEMORY = "/dev/shm"
PATIENCE = 30.0
"""Seconds instead of `passes.ENOUGH`: a busy machine is no failure."""

_numbers = count(1)
_base: list[Path] = []


class FreshEngine(EmbeddedEngine):
    """The embedded engine, that sees to it that nothing waits for it in the outbox."""

    def find(self, ask: Ask) -> Found:
        """Return what `ask` finds once all that was changed is indexed."""
        waiting = OutboxRow.objects.filter(status=OutboxRow.Status.WAITING, kind__in=KINDS)
        payloads = list(waiting.values_list("payload", flat=True))
        if payloads and len(registry.engines()) > 1:
            api.drain()
        elif payloads:
            # At once: a clock would do one after the other.
            waiting.update(status=OutboxRow.Status.DONE)
            update((one for payload in payloads for one in ids_of(payload)), engines=(self,))
        return super().find(ask)


@contextmanager
def index() -> Iterator[None]:
    """Give the test a folder of its own, with no index in it."""
    folder = _folder() / str(next(_numbers))
    registry.forget()
    lexicon.forget()
    kept.forget()
    with (
        override_settings(SEARCH_FOLDER=str(folder)),
        mock.patch.dict(registry.ENGINES, {"embedded": f"{__name__}.fresh_engine"}),
        mock.patch.object(passes, "ENOUGH", PATIENCE),
    ):
        yield
    registry.forget()
    if folder.exists():
        shutil.rmtree(folder)


def fresh_engine(_name: str) -> FreshEngine:
    """Return the engine in the folder that the settings name."""
    from django.conf import settings  # noqa: PLC0415 - those of the test

    return FreshEngine(Path(settings.SEARCH_FOLDER))


def _folder() -> Path:
    if not _base:
        # In memory where there is such a folder: nothing here need survive.
        memory = SHARED_MEMORY if Path(SHARED_MEMORY).is_dir() else None
        _base.append(Path(mkdtemp(prefix="peerportal-search-", dir=memory)))
        atexit.register(shutil.rmtree, _base[0], ignore_errors=True)
    return _base[0]
