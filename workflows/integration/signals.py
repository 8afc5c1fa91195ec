"""What Wagtail does by whatever path, told to the engine, which settles it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move, workflow_cancelled

from workflows import api
from workflows.policies.choose import opted_in

_states: ContextVar[Mapping[str, str] | None] = ContextVar("workflows_states_of_move", default=None)


@contextmanager
def states_mapped(states: Mapping[str, str]) -> Iterator[None]:
    """Let moves inside the block put pages that come to follow another workflow into these of its states."""
    token = _states.set(states)
    try:
        yield
    finally:
        _states.reset(token)


def connect() -> None:
    """Listen; called once, when Django is ready."""
    post_save.connect(created, dispatch_uid="workflows.created")
    pre_delete.connect(deleted, sender=Page, dispatch_uid="workflows.deleted")
    page_published.connect(published, dispatch_uid="workflows.published")
    page_unpublished.connect(unpublished, dispatch_uid="workflows.unpublished")
    post_page_move.connect(moved, dispatch_uid="workflows.moved")
    workflow_cancelled.connect(cancelled, dispatch_uid="workflows.cancelled")


def created(sender: type[Any], instance: Any, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Give a new page its record; fixtures bring theirs along, or get one when it is asked for."""
    if created and not raw and issubclass(sender, Page) and opted_in(sender):
        api.page_created(instance)


def deleted(instance: Page, **_kwargs: Any) -> None:
    """Close the review of a page that goes: Django says so of the base row of each, also below the one deleted."""
    api.page_deleted(instance)


def published(sender: type[Page], instance: Page, revision: Any = None, **_kwargs: Any) -> None:
    """Settle a publication: the door's own, or one that came past it."""
    if opted_in(sender):
        api.reconcile_published(instance, revision)


def unpublished(sender: type[Page], instance: Page, **_kwargs: Any) -> None:
    """Settle an unpublication."""
    if opted_in(sender):
        api.reconcile_unpublished(instance)


def moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **_kwargs: Any) -> None:
    """Settle a page, and what is below it, in its new place; another order among siblings changes nothing."""
    if parent_page_before.pk != parent_page_after.pk:
        api.page_moved(instance, states=_states.get())


def cancelled(instance: Any, **_kwargs: Any) -> None:
    """Show a page as waiting again that still waits, when Wagtail ends its own view of the review."""
    page = instance.content_object
    if isinstance(page, Page) and opted_in(page.specific_class or type(page)):
        api.project_again(page.pk)
