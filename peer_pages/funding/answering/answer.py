"""The page that a question's link opens: what is asked, and the answer that needs no login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from peer_pages.funding import links, wording
from peer_pages.funding.answering.private import private
from peer_pages.funding.answering.still_right import check_asked, confirm
from peer_pages.funding.days import today
from peer_pages.models import Answer, DigestLine

TEMPLATE = "peer_pages/reminders/answer.html"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or what was answered; keep the answer once it is posted."""
    line = links.read(token)
    given = Answer.objects.filter(reminder=line.reminder_id).first()
    if given is None and request.method == "POST":
        given = confirm(line)
    if given is None:
        check_asked(line.reminder)
    with translation.override(line.digest.language):
        return render(request, TEMPLATE, _context(line, given))


def _context(line: DigestLine, given: Answer | None) -> dict[str, object]:
    return {
        "title": line.reminder.title,
        "heading": wording.heading(line.reminder),
        "grant": wording.grant_name(line.reminder),
        "reason": "" if given else wording.reason(line.reminder, today()),
        "given": given,
    }
