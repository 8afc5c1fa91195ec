"""Pages from the content's files: made where they are missing, never changed."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page

from peer_pages.demo.facts import Facts
from peer_pages.demo.publishing import add_draft, publish, submit
from peer_pages.demo.read import Row
from peer_pages.demo.values import fill

_NAMESPACE = uuid.UUID("5b0c6f0e-4f0e-4d0a-9a53-0d6a1c2f7e11")
ORDERS = ("author", "state", "published", "draft", "parent")
"""What a page's file says of the page besides its fields."""


class State:
    """Where a page stands when the demonstration begins."""

    LIVE = "live"
    DRAFT = "draft"
    SUBMITTED = "submitted"


def page_key(name: str) -> uuid.UUID:
    """Return the lasting identity of the page in the file `name`, whatever editors call it or move it to."""
    return uuid.uuid5(_NAMESPACE, name)


@dataclass
class PageMaker:
    """Makes the pages that are not there yet."""

    facts: Facts
    made_before: set[uuid.UUID] = field(init=False)

    def __post_init__(self) -> None:
        self.made_before = set(Page.objects.values_list("translation_key", flat=True))

    def ensure(self, name: str, model: type[Page], row: Row, parent: Page) -> None:
        """Make the page of the file `name` under `parent`, at the state its `row` asks for."""
        if page_key(name) in self.made_before:
            return
        page = model(translation_key=page_key(name))
        fill(page, {key: value for key, value in row.items() if key not in ORDERS}, self.facts)
        author = self._user(row.get("author", "editor"))
        if row.get("state", State.LIVE) == State.LIVE:
            publish(page, parent, author=author, editor=self._user("editor"), on=_noon(row["published"]))
        else:
            add_draft(page, parent, author)
        self._change_afterwards(page, row, author)

    def _change_afterwards(self, page: Page, row: Row, author: Any) -> None:
        """Keep a newer draft beside the public version, or send the draft to review."""
        if "draft" in row:
            newer = page.get_latest_revision_as_object()
            fill(newer, row["draft"], self.facts)
            newer.save_revision(user=author, log_action=True)
        if row.get("state") == State.SUBMITTED:
            submit(page, author)

    def _user(self, key: str) -> Any:
        return self.facts.one(get_user_model(), key)


def _noon(day: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(f"{day} 12:00"))
