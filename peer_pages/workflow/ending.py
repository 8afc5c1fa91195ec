"""What is in the state "ended" is shown as ended: the lists, the search and the page read it from the page's status."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from wagtail.models import Page

from peer_pages.funding.days import today
from peer_pages.workflow.facts import write_through
from workflows.models import HistoryEntry, PageState

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
    if was and _names_a_day_that_has_come(page):
        write_through(page.specific, ends_on=None)  # or it would end again at the next tick


def at_their_end() -> list[int]:
    """Return the ids of the public pages whose day has come, and of the translations of what has ended.

    One query for each kind of page, and one for all translations; each by an index.
    """
    kinds: list[Any] = [*filter(_has_an_end, apps.get_app_config("peer_pages").get_models())]
    come = [pk for model in kinds for pk in model.objects.live().filter(_come()).values_list("pk", flat=True)]
    return [*come, *_translations_of_what_has_ended().values_list("pk", flat=True)]


def is_at_its_end(page: Page) -> bool:
    """Return whether the public version of `page` names a day that has come, or translates what has ended."""
    return _names_a_day_that_has_come(page) or _translations_of_what_has_ended().filter(pk=page.pk).exists()


def _translations_of_what_has_ended() -> QuerySet[Page]:
    """Return the public pages in other languages that go on while the page in the site's own language has ended."""
    ended = PageState.objects.filter(state=ENDED)
    originals = ended.filter(page__locale__language_code=settings.LANGUAGE_CODE).values("page__translation_key")
    pages = Page.objects.live().exclude(locale__language_code=settings.LANGUAGE_CODE)
    return pages.filter(translation_key__in=originals).exclude(pk__in=ended.values("page"))


def _names_a_day_that_has_come(page: Page) -> bool:
    model = page.specific_class
    return bool(model and _has_an_end(model)) and model.objects.filter(_come(), pk=page.pk, live=True).exists()


def _come() -> Q:
    return Q(ends_on__lte=today())


def _has_an_end(model: Any) -> bool:
    return issubclass(model, Page) and hasattr(model, "ends_on")


def connect() -> None:
    """Watch the history."""
    post_save.connect(follow_state, sender=HistoryEntry, dispatch_uid="peer_pages_follow_state")
