"""A draft on its way to review: by the workflow's one door where a person sends it, else placed there by the site."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from workflows import api
from workflows.errors import Refusal, TransitionRefused
from workflows.models import PageState
from workflows.vocabulary import Track

SUBMIT, WAITS = "submit", "pending"


def locked(page: Page) -> PageState:
    """Return the row of `page` under its lock: what is read of the page after that holds until the end."""
    if api.record_of(page) is None:
        raise TransitionRefused(Refusal.NOT_AVAILABLE, _("Siden følger ikke nogen arbejdsgang."))
    return PageState.objects.select_for_update().get(pk=page.pk)


def check_unlocked(page: Page, user: Any) -> None:
    """Refuse where somebody else has locked the page: what is placed passes no guard that would ask."""
    if page.locked and (user is None or page.locked_by_id != user.pk):
        raise TransitionRefused(Refusal.LOCKED, _("Siden er låst af en anden."))


def send(page: Page, revision: Revision, *, user: Any, comment: str) -> None:
    """Send `revision` to the editors; raise TransitionRefused. Whoever has no account sends by the site's own hand."""
    if user is not None:
        api.fire(page, SUBMIT, user=user, comment=comment, revision=revision)
        return
    state = PageState.objects.get(pk=page.pk).state
    if page.live:
        api.place(page, state, comment=api.tidy(comment), track=Track.PENDING)
    else:
        api.place(page, WAITS, comment=api.tidy(comment))
