"""What is due is done once a minute, by whatever a site has for a clock: cron, Celery's beat or a loop."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.management import call_command

from workflows import api

logger = logging.getLogger(__name__)


def tick() -> int:
    """Do everything that is due: transitions, pages that expire, the outbox. Return how much was done.

    Each part is done whatever becomes of the others; what failed is logged and due again the next time.
    """
    fired = _attempt(api.run_timed) or ()
    _attempt(call_command, "publish_scheduled", verbosity=0)
    return len(fired) + (_attempt(api.drain) or 0)


def _attempt(part: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    try:
        return part(*arguments, **options)
    except Exception:
        logger.exception("What is due was not done: %s", getattr(part, "__name__", part))
        return None
