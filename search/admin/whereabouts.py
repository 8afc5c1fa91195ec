"""From what staff paste to a page, and why a page has no document."""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from peer_pages.visibility import is_visible
from search.catalogue.ids import PAGE, Identity, page_id
from search.catalogue.maker import MODELS

_IN_ADMIN = re.compile(r"^/admin/pages/(\d{1,12})/")


def document_of(pasted: str) -> str:
    """Return the id of the document that `pasted` names: an id, a page's address, or its address in the admin.

    "" when there is no such page.
    """
    identity = Identity.parse(pasted.strip())
    if identity is not None:
        return str(identity)
    page = page_at(pasted)
    return page_id(page.pk) if page else ""


def page_at(address: str) -> Page | None:
    """Return the page at `address`, with or without its host, published or not; None when there is none."""
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return None
    if found := _IN_ADMIN.match(path):
        return Page.objects.filter(pk=found.group(1)).first()
    if not path.startswith("/") or "\0" in path:  # PostgreSQL takes no NUL
        return None
    wanted = [f"{root}{rest}" for root, rest in _below_roots(path.rstrip("/") + "/")]
    return Page.objects.filter(url_path__in=wanted).first()


def _below_roots(path: str) -> list[tuple[str, str]]:
    """Return (root, rest) for the root of each language that `path` may be below."""
    roots = []
    for root in Site.get_site_root_paths():
        prefix = "/" if root.language_code == settings.LANGUAGE_CODE else f"/{root.language_code}/"
        if path.startswith(prefix):
            roots.append((root.root_path, path.removeprefix(prefix)))
    return roots


def why_not_there(document: str) -> str:
    """Return in plain words why there is no document with this id."""
    identity = Identity.parse(document)
    if identity is None or identity.what != PAGE:
        return _("Personen er ikke med i søgningen: uden samtykke, eller ikke på nogen side på dette sprog.")
    page = Page.objects.filter(pk=identity.pk).first()
    if page is None:
        return _("Siden findes ikke længere.")
    if not page.live:
        return _("Siden er ikke publiceret, så ingen kan finde den.")
    if not is_visible(page):
        return _("Siden er ikke for alle: den er beskyttet eller i en tilstand, som offentligheden ikke ser.")
    if page.specific_class not in [model for model, _related in MODELS]:
        return _("Sider af denne type er ikke med i søgningen.")
    return _("Siden er endnu ikke med i søgningen. Det sker normalt inden for et minut; se ellers status.")
