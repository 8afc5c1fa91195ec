"""When the outbox is emptied: after each change, by a thread of this process or by a worker, and once a minute."""

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save

from peer_pages import background
from workflows import api
from workflows.models import HistoryEntry

logger = logging.getLogger(__name__)


def after_commit(**_kwargs: Any) -> None:
    """Have the outbox emptied when the change is there to stay."""
    transaction.on_commit(deliver, robust=True)


def deliver() -> None:
    """Let a worker do it, where there is a broker; else a thread. What fails waits for the next time."""
    if not settings.CELERY_BROKER_URL:
        if settings.DELIVER_AT_ONCE:
            api.drain()
        else:
            background.run(drain_all)
        return
    from peer_pages.tasks import drain_outbox  # noqa: PLC0415 - Celery is loaded only where there is a broker

    try:
        drain_outbox.apply_async(retry=False)
    except drain_outbox.OperationalError:
        logger.warning("The broker does not answer; what waits in the outbox is done at the next minute.")


def drain_all() -> None:
    """Empty the outbox, whoever fills it meanwhile."""
    while api.drain():
        pass


def connect() -> None:
    """Watch the history: with each of its lines go rows of the outbox."""
    post_save.connect(after_commit, sender=HistoryEntry, dispatch_uid="peer_pages_deliver")
