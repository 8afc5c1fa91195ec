"""What one does with a page: the buttons below its form, and what was written about it above."""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.forms import Media
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SaveDraftMenuItem

from peer_pages.roles.who import is_editor
from peer_pages.workflow.pages import PeerPage
from peer_pages.workflow.progress import RETURNED, progress_of_one, stage_of
from workflows.api import LONGEST_COMMENT
from workflows.integration.menu import TransitionMenuItem

AFTER_THE_WORKFLOW = 2000
"""The plugin puts its buttons there first; they are rearranged here."""


class DialogItem(ActionMenuItem):
    """A transition with something to write: a button that opens a dialogue over the form."""

    template_name = "peer_pages/roles/dialog.html"
    transition = ""
    text: Any = ""
    question: Any = ""
    required = False

    class Media:
        js = ["peer_pages/roles/submit.js"]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Say what the dialogue says, and which transition it fires."""
        # Text, or the template would write the limit as "5.000", which a browser takes for five.
        return {**super().get_context_data(parent_context), "item": self, "limit": str(LONGEST_COMMENT)}


class SubmitItem(DialogItem):
    """Send to the editors, with a note."""

    name, transition, icon_name = "action-submit", "submit", "resubmit"
    send = _("Send")
    text = _("Redaktionen får besked og læser siden, før den bliver vist for alle. Imens kan den ikke rettes.")
    question = _("Vil du skrive noget til redaktionen? Det kan du springe over.")

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Say whether it is the first time."""
        page = parent_context.get("page")
        again = page is not None and page.pk is not None and stage_of(page) is RETURNED
        label = _("Send til gennemsyn igen") if again else _("Send til gennemsyn")
        return {**super().get_context_data(parent_context), "label": label}


class SendBackItem(DialogItem):
    """Send back to the author, with what is to be changed."""

    name, transition, icon_name = "action-send-back", "send_back", "arrow-left"
    label = send = _("Send tilbage")
    text = _("Forfatteren får siden igen sammen med det, du skriver.")
    question = _("Hvad skal rettes?")
    required = True


DIALOGS: dict[str, type[DialogItem]] = {"submit": SubmitItem, "send_back": SendBackItem}
ROWS = (("publish", "send_back"), ("submit",), ("retract",), ("approve",))
"""The transitions one came for, the first row that is there; the others are in the menu beside it."""


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


@hooks.register("construct_page_action_menu", order=AFTER_THE_WORKFLOW)
def show_what_one_came_for(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Let partners save and send, and editors approve and send back, without a menu to open first."""
    if context.get("view") == "create" and issubclass(_type_of_new_page(request), PeerPage):
        # Wagtail offers to publish at once what begins as a draft.
        items[:] = [ButtonRow([*_saving(items), SubmitItem()])]
        return
    shown = {item.transition.id: item for item in items if isinstance(item, TransitionMenuItem)}
    wanted = next((row for row in ROWS if not shown.keys().isdisjoint(row)), ())
    row = [_button(shown[name]) for name in wanted if name in shown]
    if "submit" in wanted:
        row = [*_saving(items), *row]
    if row:
        items[:] = [ButtonRow(row), *(item for item in items if not _stands_in(row, item))]


def _type_of_new_page(request: HttpRequest) -> type[Any]:
    parts = request.resolver_match.kwargs if request.resolver_match else {}
    names = parts.get("content_type_app_name", ""), parts.get("content_type_model_name", "")
    return apps.get_model(*names) if all(names) else object


def _saving(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    return [item for item in items if isinstance(item, SaveDraftMenuItem)]


def _button(item: TransitionMenuItem) -> ActionMenuItem:
    """Return the dialogue of a transition that has one; over a locked form it keeps its page of its own."""
    dialog = DIALOGS.get(item.transition.id)
    return item if dialog is None or item.over_locked_form else dialog()


def _stands_in(row: list[ActionMenuItem], item: ActionMenuItem) -> bool:
    if item in row:
        return True
    asked = {one.transition for one in row if isinstance(one, DialogItem)}
    return isinstance(item, TransitionMenuItem) and item.transition.id in asked


@hooks.register("before_edit_page")
def say_what_was_written(request: HttpRequest, page: Any) -> None:
    """Show the reviewer the author's note, and the author the reviewers' comment, above the form."""
    if request.method != "GET" or not isinstance(page, PeerPage):
        return
    progress = progress_of_one(page)
    if progress.comment:
        messages.warning(request, _("Redaktionen skriver: %(text)s") % {"text": progress.comment})
    elif is_editor(request.user) and progress.note:
        messages.info(request, _("Besked til redaktionen: %(text)s") % {"text": progress.note})
    if is_editor(request.user) and progress.record is not None and progress.record.flagged_at:
        messages.warning(request, _("Siden er publiceret uden gennemsyn. En anden end forfatteren skal godkende den."))
