"""What the pages behind a mail's links have in common: nobody keeps them, finds them or is told their address."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from peer_pages.funding.links import ExpiredLinkError, LinkError, RevokedLinkError

View = Callable[[HttpRequest, str], HttpResponse]
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
NOTICE = "peer_pages/reminders/notice.html"
GONE = 410


def private(view: View) -> View:
    """Guard a view of a token: a forged one is not found, an old one says what to do."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except (ExpiredLinkError, RevokedLinkError) as error:
            response = render(request, NOTICE, {"said": gettext(error.msgid)}, status=GONE)
        except LinkError as error:
            raise Http404 from error
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return guarded
