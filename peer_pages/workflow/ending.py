"""What is in the state "ended" is shown as ended: the lists, the search and the page read it from the page's status."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page

from workflows.models import HistoryEntry

ENDED = "ended"
"""The state, and the status of `CataloguePage` that says the same to readers."""
AGAIN = "active"


def follow_state(instance: HistoryEntry, created: bool, **_kwargs: Any) -> None:
    """Let the public version say that it has ended, or that it goes on, in the transaction that decides it."""
    was, is_now = instance.from_state == ENDED, instance.to_state == ENDED
    if not created or was == is_now:
        return
    page = Page.objects.filter(pk=instance.page_id, live=True).select_related("live_revision").first()
    if page is None or not hasattr(page.specific_class, "Status"):
        return
    written = (page.live_revision.content if page.live_revision else {}).get("status", AGAIN)
    status = ENDED if is_now else AGAIN if written == ENDED else written
    page.specific_class.objects.filter(pk=page.pk).update(status=status)


def connect() -> None:
    """Watch the history."""
    post_save.connect(follow_state, sender=HistoryEntry, dispatch_uid="peer_pages_follow_state")
