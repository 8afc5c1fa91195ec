"""System checks of the limits in time: whoever was stopped must be known to be, before somebody else goes on."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from peer_pages.funding import ladder

BEGIN_WITHIN = 120
"""Seconds in which one call of the sender begins mails, so that a slow server keeps no task beyond its limit."""
ANSWERS = 8
"""How often a mail server may let us wait for the timeout while it takes the last one."""


@register("peer_pages")
def check_timeout(**_options: Any) -> list[CheckMessage]:
    """Ask for a timeout: without one a silent mail server holds a worker for ever."""
    if isinstance(settings.EMAIL_TIMEOUT, int | float) and settings.EMAIL_TIMEOUT > 0:
        return []
    hint = "Set the environment variable EMAIL_TIMEOUT to a number of seconds, such as 10."
    return [Error("A mail server that does not answer is waited for without end.", hint=hint, id="peer_pages.E001")]


@register("peer_pages")
def check_order_of_limits(**_options: Any) -> list[CheckMessage]:
    """Ask that a task is stopped before its mails are taken from it, and these before the broker gives it out again."""
    limits = _limits()
    return [
        Error(
            f"{shorter} ({limits[shorter]} seconds) is not shorter than {longer} ({limits[longer]} seconds).",
            hint=f"Lower {shorter} or raise {longer}; docs/how-to/look-after-the-reminders.md says what they limit.",
            id="peer_pages.E002",
        )
        for shorter, longer in zip(limits, list(limits)[1:], strict=False)
        if limits[shorter] >= limits[longer]
    ]


def _limits() -> dict[str, float]:
    """Return the limits by name, in the order in which they must grow."""
    transport = getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {})
    return {
        f"{BEGIN_WITHIN} + {ANSWERS} times EMAIL_TIMEOUT": BEGIN_WITHIN + ANSWERS * (settings.EMAIL_TIMEOUT or 0),
        "CELERY_TASK_TIME_LIMIT": getattr(settings, "CELERY_TASK_TIME_LIMIT", None) or float("inf"),
        "REMINDERS_LEASE": settings.REMINDERS_LEASE,
        "CELERY_BROKER_TRANSPORT_OPTIONS['visibility_timeout']": transport.get("visibility_timeout", 3600),
    }


@register("peer_pages")
def check_rungs(**_options: Any) -> list[CheckMessage]:
    """Ask for a ladder that can be read, and has a rung."""
    try:
        rungs = ladder.parse(settings.REMINDERS_RUNGS)
    except ladder.LadderError as error:
        problem = str(error)
    else:
        problem = "" if rungs else "The ladder has no rung."
    hint = "Set REMINDERS_RUNGS to days before the end with commas between them, such as '180, 90, 30, 7, -7'."
    return [Error(f"REMINDERS_RUNGS: {problem}", hint=hint, id="peer_pages.E003")] if problem else []
