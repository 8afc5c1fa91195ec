"""What is due is done once a minute, by whatever a site has for a clock: cron, Celery's beat or a loop."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.management import call_command

from workflows import api

logger = logging.getLogger(__name__)


_more: list[Callable[[], int]] = []


def on_tick(part: Callable[[], int]) -> Callable[[], int]:
    """Let a function be called at each tick, too; it returns how much it did. Usable as a decorator."""
    _more.append(part)
    return part


def tick() -> int:
    """Do everything that is due: transitions, pages that expire, the outbox, what the site adds. Return how much.

    Each part is done whatever becomes of the others; what failed is logged and due again the next time.
    """
    fired = _attempt(api.run_timed) or ()
    _attempt(call_command, "publish_scheduled", verbosity=0)
    return len(fired) + sum(_attempt(part) or 0 for part in (api.drain, *_more))


def _attempt(part: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    try:
        return part(*arguments, **options)
    except Exception:
        logger.exception("What is due was not done: %s", getattr(part, "__name__", part))
        return None
