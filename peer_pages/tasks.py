"""What runs beside the web processes."""

from celery import shared_task

from workflows import api


@shared_task
def drain_outbox() -> int:
    """Do what waits in the outbox; return how many rows were done."""
    return api.drain()
