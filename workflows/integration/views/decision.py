"""What a form asks the workflow to do, and doing it with a sentence for the person in front of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Revision

from workflows import api
from workflows.errors import TransitionRefused
from workflows.integration import choices
from workflows.integration.forms import asks_for_something

WISHES: Mapping[str, tuple[str, choices.Finder]] = {
    "action-publish": ("publish", choices.publishing),
    "action-submit": ("submit", choices.submitting),
    "action-cancel-workflow": ("retract", choices.retracting),
}
"""Wagtail's own buttons: the transition they usually mean, and how to find the one that they mean here."""


@dataclass(frozen=True)
class Decision:
    """One transition that somebody asks for; a `wish` finds it when the page is there."""

    transition: str
    comment: str = ""
    checklist: tuple[str, ...] = ()
    wish: choices.Finder | None = None

    def transition_of(self, page: Page, user: Any) -> str:
        """Return the id of the transition meant."""
        found = self.wish(api.rights_of(user, page)) if self.wish else None
        return found.id if found else self.transition


def decision_in(data: QueryDict) -> Decision | None:
    """Return what the posted form asks for, or None when it only saves."""
    if data.get("action-transition"):
        ticked = tuple(map(str, data.getlist("transition-checklist")))
        return Decision(str(data["action-transition"]), str(data.get("transition-comment", "")), ticked)
    if data.get("action-workflow-action"):
        extra = _extra(data.get("workflow-action-extra-data", ""))
        return Decision(data.get("workflow-action-name", ""), str(extra.get("comment", "")), ticked_in(extra))
    for name, (transition, wish) in WISHES.items():
        if data.get(name):
            return Decision(transition, wish=wish)
    return None


def ticked_in(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is ticked in `data`, whatever somebody has put there."""
    ticked = data.get("checklist", ())
    return tuple(str(item) for item in ticked) if isinstance(ticked, list | tuple) else ()


def _extra(text: str) -> dict[str, Any]:
    try:
        extra = json.loads(text or "{}")
    except ValueError:
        return {}
    return extra if isinstance(extra, dict) else {}


def decide(
    request: HttpRequest, page: Page, decision: Decision, revision: Revision | None = None, *, seen: int | None = None
) -> bool:
    """Fire the transition; the message says what happened, or why nothing did. Returns whether it went through.

    `revision` and `seen` are what the person read and the version of the record they looked at, where that is known.
    """
    try:
        entry = api.fire(
            page,
            decision.transition_of(page, request.user),
            user=request.user,
            comment=decision.comment,
            checklist=decision.checklist,
            revision=revision,
            seen=seen,
        )
    except TransitionRefused as refused:
        messages.error(request, refused.message)
        return False
    messages.success(request, told(entry, page))
    return True


def address_of_form(page: Page, user: Any, decision: Decision) -> str:
    """Return where the transition's own form is, when it asks for more than `decision` brings; else ""."""
    wanted = decision.transition_of(page, user)
    found = [one for one in api.transitions_for(page, user) if one.id == wanted and asks_for_something(one)]
    if not found or decision.comment or decision.checklist:
        return ""
    return reverse("workflows:transition", args=(page.pk, wanted))


def told(entry: Any, page: Page) -> str:
    """Return what happened to the page, as a sentence."""
    title = page.get_admin_display_title()
    definition = api.rights_of(None, page).definition
    if definition is None or not definition.has_state(entry.to_state):
        return _("“%(title)s” has been changed.") % {"title": title}
    state = definition.state(entry.to_state)
    return _("“%(title)s” is now “%(state)s”.") % {"title": title, "state": state.title or state.id}
