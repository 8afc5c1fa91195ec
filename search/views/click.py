"""Where a page of results tells which result was opened. It counts and does nothing else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.log import BadClickError, Click, clicked

LARGEST = 1_000
"""Bytes of a request: a token, an id and a number."""


# No cookie says who asks, so there is nothing that a forged request could abuse; the token is signed and expires.
@csrf_exempt
@require_POST
@never_cache
def click(request: HttpRequest) -> HttpResponse:
    """Answer 204 when the click is counted, 400 with the reason when it means nothing."""
    if _size(request) > LARGEST:
        return _refusal(f"more than {LARGEST} bytes")
    sent = request.POST
    try:
        clicked(Click(sent.get("entry", ""), sent.get("document", ""), sent.get("position", "")))
    except BadClickError as error:
        return _refusal(str(error))
    return HttpResponse(status=204)


def _size(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else LARGEST + 1


def _refusal(reason: str) -> HttpResponse:
    return HttpResponse(reason, status=400, content_type="text/plain; charset=utf-8")
