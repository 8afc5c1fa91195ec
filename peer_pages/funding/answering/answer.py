"""The page that a question's link opens: what is asked, and the answers that need no login."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from peer_pages.funding import links, wording
from peer_pages.funding.answering.forms import FORMS, AnswerForm
from peer_pages.funding.answering.giving import check_asked, give
from peer_pages.funding.answering.kinds import CHOICES, chosen, kinds_of
from peer_pages.funding.answering.private import bounded, private
from peer_pages.funding.answering.said import said
from peer_pages.funding.days import today
from peer_pages.funding.taking.applying import apply
from peer_pages.models import Answer, DigestLine
from peer_pages.public.funding_words import funding_in_words

TEMPLATE = "peer_pages/reminders/answer.html"
CHOICE = "svar"
"""The parameter that names an answer: in the address it opens a form, in a form it says which one was sent."""
Kind, State = Answer.Kind, Answer.State


@csrf_exempt  # `bounded` asks for the token, once it knows how much there is to read
@require_http_methods(["GET", "HEAD", "POST"])
@private
@bounded
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or what was answered; keep the answer once it is posted."""
    line = links.read(token)
    if anew := links.newer(line):
        return HttpResponseRedirect(links.path_of(anew), preserve_request=True)
    with translation.override(line.digest.language):
        given = Answer.objects.filter(reminder=line.reminder_id).first()
        form = None if given else _form(request, line)
        if form and form.is_bound and form.is_valid():
            given = _give(line, form)
        return render(request, TEMPLATE, _told(line, given) if given else _asked(line, form))


def _form(request: HttpRequest, line: DigestLine) -> AnswerForm:
    """Return the form of the answer that is chosen, bound when it was posted; nothing is taken for a choice."""
    if request.method == "POST" and request.POST.get(CHOICE) in kinds_of(line.reminder):
        return FORMS[Kind(request.POST[CHOICE])](request.POST, request.FILES, line=line)
    return FORMS[chosen(line.reminder, request.GET.get(CHOICE, ""))](line=line)


def _give(line: DigestLine, form: AnswerForm) -> Answer:
    """Keep what was typed, and let a draft come of it; only the first answer counts."""
    given, is_new = give(line, form.kind, form.values(), form.upload)
    if is_new and given.state == State.WAITING:
        apply(given)
    return given


def _asked(line: DigestLine, form: AnswerForm | None) -> dict[str, Any]:
    """Return what the question's page shows: the public facts, and the ways to answer."""
    reminder = line.reminder
    check_asked(reminder)
    return _facts(line) | {
        "reason": wording.reason(reminder, today()),
        "form": form,
        "choices": [(kind, CHOICES[kind]) for kind in kinds_of(reminder)],
        "name": CHOICE,
    }


def _told(line: DigestLine, given: Answer) -> dict[str, Any]:
    """Return what is shown of an answer; what was typed only to whoever has the same link."""
    contact = given.line.digest.contact if given.line else None
    is_shown = contact is None or contact.is_public()
    return _facts(line) | {
        "given": given,
        "who": given.name if is_shown else "",
        "said": said(given) if given.line_id == line.pk else [],
    }


def _facts(line: DigestLine) -> dict[str, Any]:
    reminder = line.reminder
    page = reminder.page if reminder.page and reminder.page.live else None
    return {
        "title": page.title if page else reminder.title,
        "url": page.specific.url if page else "",
        "heading": wording.heading(reminder),
        "grant": funding_in_words(reminder.funding) if page and reminder.funding else None,
        "editors": settings.EDITORS_EMAIL,
    }
