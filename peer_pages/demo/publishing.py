"""The one way that demonstration pages enter the tree."""

from datetime import datetime
from typing import Any

from wagtail.models import Page, PageLogEntry


def add_draft(page: Page, parent: Page, user: Any) -> None:
    """Put `page` under `parent` as `user`'s draft."""
    page.live = False
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)


def publish(page: Page, parent: Page, *, author: Any, editor: Any, on: datetime) -> None:
    """Put `page` under `parent` as if `author` wrote it and `editor` published it at the time `on`."""
    add_draft(page, parent, author)
    revision = page.get_latest_revision()
    # The editor gets the role last, see `give_roles`.
    revision.publish(user=editor, skip_permission_checks=True)
    page.revisions.update(created_at=on)
    PageLogEntry.objects.filter(page_id=page.pk).update(timestamp=on)
    Page.objects.filter(pk=page.pk).update(first_published_at=on, last_published_at=on, latest_revision_created_at=on)
