"""The main menu without what the wall closes anyway."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from peer_pages.models import Contact
from peer_pages.roles.who import is_editor

FOR_PARTNERS = ("explorer", "funding", "documents")
CONTACTS = "wagtailsnippets_peer_pages_contact:list"


@hooks.register("construct_main_menu", order=1000)
def narrow_the_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave partners their pages, their files and their contacts."""
    if is_editor(request.user):
        return
    items[:] = [item for item in items if item.name in FOR_PARTNERS]
    label = Contact._meta.verbose_name_plural  # noqa: SLF001 - Django's own way to a model's name
    items.append(MenuItem(str(label).capitalize(), reverse(CONTACTS), name="contacts", icon_name="user", order=300))
