"""What runs beside the web processes."""

from celery import shared_task

from workflows import api
from workflows.tick import tick


@shared_task
def drain_outbox() -> int:
    """Do what waits in the outbox; return how many rows were done."""
    return api.drain()


@shared_task
def do_what_is_due() -> int:
    """Do what the clock brings: publications, timed transitions, mail that waits; return how much was done."""
    return tick()
