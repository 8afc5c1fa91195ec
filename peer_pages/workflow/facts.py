"""Facts that nobody reviews, written to what readers see and to the drafts beside it."""

from datetime import date
from typing import Any

from wagtail.models import Page, Revision


def write_through(page: Page, **values: Any) -> None:
    """Write `values` (a foreign key as its id) to `page` and its revisions that count; call it in a transaction.

    Publishing a draft later does not take them back then.
    """
    type(page).objects.filter(pk=page.pk).update(**values)
    wanted = {page.live_revision_id, page.latest_revision_id, page.scheduled_revision and page.scheduled_revision.pk}
    for revision in Revision.objects.select_for_update().filter(pk__in=wanted - {None}):
        revision.content |= {name: _as_json(value) for name, value in values.items()}
        revision.save(update_fields=["content"])


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
