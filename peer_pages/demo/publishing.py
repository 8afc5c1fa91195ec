"""The one way that demonstration pages enter the tree."""

from datetime import datetime
from typing import Any

from wagtail.models import Page, PageLogEntry

from workflows import api
from workflows.models import HistoryEntry, PageState
from workflows.vocabulary import Track


def add_draft(page: Page, parent: Page, user: Any) -> None:
    """Put `page` under `parent` as `user`'s draft."""
    page.live = False
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)


def publish(page: Page, parent: Page, *, author: Any, editor: Any, on: datetime) -> None:
    """Put `page` under `parent` as if `author` wrote it and `editor` published it at the time `on`."""
    add_draft(page, parent, author)
    api.place(page, "published", user=editor)
    page.revisions.update(created_at=on)
    PageLogEntry.objects.filter(page_id=page.pk).update(timestamp=on)
    HistoryEntry.objects.filter(page_key=page.pk).update(at=on)
    PageState.objects.filter(pk=page.pk).update(entered_at=on)
    Page.objects.filter(pk=page.pk).update(first_published_at=on, last_published_at=on, latest_revision_created_at=on)


def submit(page: Page, author: Any) -> None:
    """Send `page` to the editors as its author, without mail about it."""
    changes = Track.PENDING if page.live else Track.NONE
    api.place(page, "published" if page.live else "pending", user=author, track=changes)
