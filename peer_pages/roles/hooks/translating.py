"""Translations go the way of everything else: what wagtail-localize would publish is sent to the editors."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation

from peer_pages.workflow.pages import PeerPage
from workflows import api


@hooks.register("before_edit_page", order=-10)
def send_instead_of_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Come before wagtail-localize, which asks no workflow and writes into the public page while it saves."""
    translation = translation_of(page) if isinstance(page, PeerPage) else None
    if translation is None:
        return None
    if request.method == "POST" and request.POST.get("action") == "publish":
        return _send(request, page, translation)
    page.sends_translation = True
    return None


def translation_of(page: Page) -> Translation | None:
    """Return what makes `page` the translation of another one, or None."""
    found: Translation | None = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    return found


def _send(request: HttpRequest, page: Any, translation: Translation) -> HttpResponse:
    tester = page.permissions_for_user(request.user)
    if not tester.can_modify():
        raise PermissionDenied
    save_translation(translation, request.user)
    try:
        api.fire(page, "submit", user=request.user)
    except api.TransitionRefused as refused:
        # What waits already only becomes newer.
        messages.warning(request, _("Oversættelsen er gemt. %(why)s") % {"why": refused.message})
    else:
        messages.success(request, _("Oversættelsen er sendt til gennemsyn."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def save_translation(translation: Translation, user: Any) -> None:
    """Save the translated texts as a draft beside what readers see; what is not translated stays as it is."""
    made = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    made.save_revision(user=user, log_action=True)
