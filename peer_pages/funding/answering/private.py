"""What the pages behind a mail's links have in common: nobody keeps them, finds them or is told their address."""

import logging
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_protect

from peer_pages.funding.links import ExpiredLinkError, LinkError, RevokedLinkError

logger = logging.getLogger(__name__)
View = Callable[[HttpRequest, str], HttpResponse]
HEADERS = {
    "Cache-Control": "no-store",
    # Not "no-referrer": browsers then say that the form comes from nowhere, and Django refuses it.
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
NOTICE = "peer_pages/reminders/notice.html"
GONE, TOO_LARGE = 410, 413
BESIDE_THE_FILE = 100_000
"""Bytes of a form without its file."""


def private(view: View) -> View:
    """Guard a view of a token: a forged one is not found, an old one says what to do."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except (ExpiredLinkError, RevokedLinkError) as error:
            logger.info("A link was no longer good: %s", type(error).__name__)
            with translation.override(error.language):
                said = gettext(error.msgid) % {"editors": settings.EDITORS_EMAIL}
                response = _notice(request, gettext("Linket virker ikke længere"), said, GONE)
        except LinkError as error:
            logger.warning("A forged or broken link was opened")
            raise Http404 from error
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return guarded


def bounded(view: View) -> View:
    """Refuse what no file may be as large as, before any of it is read; then ask for the form's token.

    The view itself must be exempt from that check: Django's own looks for the token before, and reads all of it.
    """
    guarded = csrf_protect(view)

    @wraps(view)
    def measured(request: HttpRequest, token: str) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + BESIDE_THE_FILE:
            size = filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
            said = gettext("Den må højst fylde %(size)s. Gå tilbage, og vælg en mindre fil.") % {"size": size}
            return _notice(request, gettext("Filen er for stor"), said, TOO_LARGE)
        return guarded(request, token)

    return measured


def _notice(request: HttpRequest, heading: str, said: str, status: int) -> HttpResponse:
    return render(request, NOTICE, {"heading": heading, "said": said}, status=status)
