"""What one does with a page: the buttons below its form, and what was written about it above."""

from typing import Any

from django.contrib import messages
from django.forms import Media
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SaveDraftMenuItem, SubmitForModerationMenuItem, WorkflowMenuItem

from peer_pages.roles.note import FIELD, LENGTH, last_note
from peer_pages.roles.states import RETURNED, WAITING, comment_on, stage_of
from peer_pages.roles.who import is_editor


class SubmitItem(ActionMenuItem):
    """Send to the editors, with a note."""

    name = "action-submit"
    template_name = "peer_pages/roles/submit.html"

    class Media:
        js = ["peer_pages/roles/submit.js"]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Say whether it is the first time, and where the note goes."""
        page = parent_context.get("page")
        again = page is not None and page.pk is not None and stage_of(page) is RETURNED
        label = _("Send til gennemsyn igen") if again else _("Send til gennemsyn")
        # Text, or the template would write the limit as "1.000", which a browser takes for one.
        limit = str(LENGTH)
        return {**super().get_context_data(parent_context), "label": label, "note_field": FIELD, "note_length": limit}


class ButtonRow(ActionMenuItem):
    """Several items side by side, where Wagtail shows one and hides the rest in a menu."""

    def __init__(self, items: list[ActionMenuItem]) -> None:
        super().__init__(order=0)
        self.items = items

    def render_html(self, parent_context: Any = None) -> SafeString:
        """Return the items' buttons."""
        buttons = format_html_join("", "{}", ((item.render_html(parent_context),) for item in self.items))
        return format_html('<div class="send-actions">{}</div>', buttons)

    @property
    def media(self) -> Media:
        """Return what the row and its items need."""
        # An inner class `Media` would not do: Django leaves it unread where there is a property.
        return sum((item.media for item in self.items), Media(css={"all": ["peer_pages/roles/roles.css"]}))


@hooks.register("construct_page_action_menu")
def show_what_one_came_for(items: list[ActionMenuItem], request: HttpRequest, _context: dict[str, Any]) -> None:
    """Let partners save and send, and editors approve and reject, without a menu to open first."""
    first = _reviewing(items) if is_editor(request.user) else _writing(items)
    if first:
        items[:] = [ButtonRow(first), *(item for item in items if not _stands_for(first, item))]


def _writing(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    """Return saving and sending, where sending is possible."""
    save = [item for item in items if isinstance(item, SaveDraftMenuItem)]
    can_send = any(isinstance(item, SubmitForModerationMenuItem) for item in items)
    return [*save, SubmitItem()] if can_send else []


def _reviewing(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    """Return approving and rejecting, where there is something to decide."""
    decisions = [item for item in items if isinstance(item, WorkflowMenuItem)]
    plain = [item for item in decisions if item.name == "approve" and not item.launch_modal]
    return [*plain, *(item for item in decisions if item.name == "reject")]


def _stands_for(first: list[ActionMenuItem], item: ActionMenuItem) -> bool:
    sending = isinstance(item, SubmitForModerationMenuItem) and any(isinstance(one, SubmitItem) for one in first)
    return item in first or sending


@hooks.register("before_edit_page")
def say_what_was_written(request: HttpRequest, page: Any) -> None:
    """Show the reviewer the author's note, and the author the reviewers' comment, above the form."""
    if request.method != "GET":
        return
    if comment := comment_on(page):
        messages.warning(request, _("Redaktionen skriver: %(text)s") % {"text": comment})
    elif is_editor(request.user) and stage_of(page) is WAITING and (note := last_note(page)):
        messages.info(request, _("Besked til redaktionen: %(text)s") % {"text": note})
