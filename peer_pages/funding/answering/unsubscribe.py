"""Saying no to the questions that are optional: by a button, or by the mail program's one click (RFC 8058).

And yes again, by a button.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from peer_pages.funding import links
from peer_pages.funding.answering.private import private
from peer_pages.models import OptOut

TEMPLATE = "peer_pages/reminders/unsubscribe.html"
AGAIN = "igen"
"""The button that takes the no back."""


@csrf_exempt  # The mail program that posts has no cookie; the signature in the address stands for the reader.
@require_http_methods(["GET", "HEAD", "POST"])
@private
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button; keep the no, or take it back, once it is posted."""
    written, language = links.read_unsubscribe(token)
    address = written.strip().lower()
    if request.method == "POST" and AGAIN in request.POST:
        OptOut.objects.filter(address=address).delete()
    elif request.method == "POST":
        OptOut.objects.get_or_create(address=address)
    with translation.override(language):
        done = OptOut.objects.filter(address=address).exists()
        return render(request, TEMPLATE, {"done": done, "again": AGAIN})
