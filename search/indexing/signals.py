"""What changes documents: each change writes a row in its own transaction."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from peer_pages.models import Area, Contact, Keyword, LegalBasis, Organisation, TargetGroup, Topic
from peer_pages.workflow.delivery import deliver
from search.indexing.affected import ids_of
from search.indexing.rows import CHANGED
from workflows.outbox.write import write

FACTS = (Contact, Organisation, Area, TargetGroup, Topic, LegalBasis, Keyword)


def connect() -> None:
    """Watch pages and the facts that they share."""
    _on(page_published, "page")
    _on(page_unpublished, "page")
    _on(page_slug_changed, "below")
    _on(post_page_move, "below")
    pre_delete.connect(_deleted, dispatch_uid="search_deleted")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid=f"search_restriction_{id(signal)}")
    for model in FACTS:
        _on_fact(model, str(model._meta.model_name))  # noqa: SLF001


def _on(signal: Any, what: str) -> None:
    def changed(instance: Page, **_kwargs: Any) -> None:
        note({what: instance.pk})

    signal.connect(changed, weak=False, dispatch_uid=f"search_{what}_{id(signal)}")


def _on_fact(model: type[Model], name: str) -> None:
    def saved(instance: Any, *, raw: bool = False, created: bool = False, **_kwargs: Any) -> None:
        # A new fact is on no page yet; a new person may be found by themselves.
        if not raw and (not created or model is Contact):
            note({name: instance.pk})

    post_save.connect(saved, sender=model, weak=False, dispatch_uid=f"search_saved_{name}")


def _deleted(sender: type[Model], instance: Any, **_kwargs: Any) -> None:
    """Write down what a thing touches while that can still be found out."""
    if isinstance(instance, Page) and sender is not Page:
        note({"ids": list(ids_of({"page": instance.pk}))})
    elif isinstance(instance, FACTS):
        note({"ids": list(ids_of({str(instance._meta.model_name): instance.pk}))})  # noqa: SLF001


def _restricted(instance: PageViewRestriction, **_kwargs: Any) -> None:
    note({"below": instance.page_id})


def note(payload: dict[str, Any]) -> None:
    """Write a change down, and have it done when it is there to stay."""
    write([(CHANGED, payload)])
    transaction.on_commit(deliver, robust=True)
