"""The buttons below the form: the transitions open to the visitor, in place of Wagtail's publish and submit."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem, PageLockedMenuItem, SaveDraftMenuItem, WorkflowMenuItem

from workflows import api
from workflows.definitions.tables import Transition
from workflows.integration.forms import asks_for_something
from workflows.integration.task import label_of
from workflows.integration.types import follows

OF_WAGTAIL = frozenset(
    {"action-publish", "action-unpublish", "action-submit", "action-restart-workflow", "action-cancel-workflow"}
)
"""Wagtail's buttons that a page with a workflow has no use for; others, of the site or another app, stay."""

NEW_PAGE = "workflow_new_page"
"""The attribute of a request in which the create form says which page it is about; the menu gets the one above."""


class TransitionMenuItem(ActionMenuItem):
    """One transition: a button of the form, or a link where something is asked first or nothing can be saved."""

    template_name = "workflows/transition_menu_item.html"
    icon_name = "arrow-right"

    def __init__(
        self, transition: Transition, *, order: int, over_locked_form: bool = False, by_link: bool | None = None
    ) -> None:
        super().__init__(order)
        self.transition, self.over_locked_form = transition, over_locked_form
        self.by_link = over_locked_form or asks_for_something(transition) if by_link is None else by_link
        self.name, self.label = "action-transition", label_of(transition)

    def is_shown(self, context: Any) -> bool:
        """Return yes: it was made because it is open to the visitor."""
        return True

    def get_url(self, parent_context: Any) -> str | None:
        """Return the address of the transition's own form, where it needs one."""
        if not self.by_link:
            return None
        return reverse("workflows:transition", args=(parent_context["page"].pk, self.transition.id))

    def get_context_data(self, parent_context: Any) -> Any:
        """Add the transition's id: the label is for people."""
        return {**super().get_context_data(parent_context), "value": self.transition.id}


def show_transitions(menu_items: list[Any], request: Any, context: Any) -> None:
    """Replace Wagtail's buttons by the transitions (`construct_page_action_menu`)."""
    page = context.get("page")
    if page is not None and follows(page):
        offered = list(_transitions(page, request.user, context))
    elif context["view"] == "create" and hasattr(request, NEW_PAGE):
        offered = list(_of_new(getattr(request, NEW_PAGE), request.user, context))
    else:
        return
    menu_items[:] = [item for item in menu_items if _stays(item, context)] + offered
    menu_items.sort(key=lambda item: item.order)


def _stays(item: Any, context: Any) -> bool:
    if isinstance(item, WorkflowMenuItem) or item.name in OF_WAGTAIL:
        return False
    if isinstance(item, SaveDraftMenuItem):
        return not context["locked_for_user"]
    return not isinstance(item, PageLockedMenuItem) or bool(context["locked_for_user"])


def _of_new(page: Any, user: Any, context: Any) -> Iterator[TransitionMenuItem]:
    """Yield buttons only: what asks for something does so when the page has been saved."""
    for number, transition in enumerate(api.transitions_for_new(page, context["parent_page"], user)):
        yield TransitionMenuItem(transition, by_link=False, order=10 + number)


def _transitions(page: Any, user: Any, context: Any) -> Iterator[TransitionMenuItem]:
    if context["view"] != "edit" or page.alias_of_id:
        return
    for number, transition in enumerate(api.transitions_for(page, user)):
        yield TransitionMenuItem(transition, over_locked_form=bool(context["locked_for_user"]), order=10 + number)
