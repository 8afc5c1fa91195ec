"""Menus without what the wall closes anyway."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SaveDraftMenuItem, SubmitForModerationMenuItem
from wagtail.admin.menu import MenuItem

from peer_pages.models import Contact
from peer_pages.roles.note import FIELD, LENGTH
from peer_pages.roles.states import RETURNED, stage_of
from peer_pages.roles.who import is_editor

FOR_PARTNERS = ("explorer", "documents")
CONTACTS = "wagtailsnippets_peer_pages_contact:list"


@hooks.register("construct_main_menu", order=1000)
def narrow_the_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave partners their pages, their files and their contacts."""
    if is_editor(request.user):
        return
    items[:] = [item for item in items if item.name in FOR_PARTNERS]
    label = Contact._meta.verbose_name_plural  # noqa: SLF001 - Django's own way to a model's name
    items.append(MenuItem(str(label).capitalize(), reverse(CONTACTS), name="contacts", icon_name="user", order=300))


class SubmitItem(ActionMenuItem):
    """Save, and beside it: send to the editors, with a note."""

    name = "action-submit"
    template_name = "peer_pages/roles/submit.html"

    class Media:
        js = ["peer_pages/roles/submit.js"]
        css = {"all": ["peer_pages/roles/roles.css"]}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Say whether it is the first time, and where the note goes."""
        page = parent_context.get("page")
        again = page is not None and page.pk is not None and stage_of(page) is RETURNED
        context = super().get_context_data(parent_context)
        label = _("Send til gennemsyn igen") if again else _("Send til gennemsyn")
        return {**context, "label": label, "note_field": FIELD, "note_length": LENGTH}


@hooks.register("construct_page_action_menu")
def put_sending_first(items: list[ActionMenuItem], request: HttpRequest, _context: dict[str, Any]) -> None:
    """Show partners both things they do, to save and to send, without a menu to open first."""
    if is_editor(request.user):
        return
    submit = next((item for item in items if isinstance(item, SubmitForModerationMenuItem)), None)
    if submit is not None:
        replaced = (SubmitForModerationMenuItem, SaveDraftMenuItem)
        items[:] = [SubmitItem(), *(item for item in items if not isinstance(item, replaced))]
