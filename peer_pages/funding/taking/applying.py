"""From an answer to a draft under review; whatever stands in the way, the answer waits with the reason and is kept."""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from peer_pages.funding.answering.said import for_history
from peer_pages.funding.taking.drafting import WRITERS, write
from peer_pages.funding.taking.sending import check_unlocked, locked, send
from peer_pages.models import Answer, CataloguePage, StatusReportPage
from workflows.api import WorkflowError
from workflows.models import PageState
from workflows.vocabulary import Track

logger = logging.getLogger(__name__)
Kind, State = Answer.Kind, Answer.State


class WaitsError(Exception):
    """A person has to look first; the message says why."""


def apply(answer: Answer) -> None:
    """Do what a waiting `answer` asks for; keep the reason where that cannot be done now."""
    with translation.override(settings.LANGUAGE_CODE):  # for the editors, whoever answered
        try:
            with transaction.atomic():
                _apply(answer)
                answer.state, answer.reason = State.APPLIED, ""
                answer.save(update_fields=["state", "reason"])
        except Exception as error:
            if not isinstance(error, WaitsError | WorkflowError | ValidationError):
                logger.exception("Answer %s could not be applied", answer.pk)
            answer.state, answer.reason = State.WAITING, reason_of(error)
            answer.save(update_fields=["state", "reason"])


def reason_of(error: Exception) -> str:
    """Return why an answer waits, for the editors."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    known = isinstance(error, WaitsError | WorkflowError)
    return str(error) if known else _("Noget gik galt hos os. Prøv igen, eller skriv det ind.")


def _apply(answer: Answer) -> None:
    page = Page.objects.get(pk=answer.reminder.page_id)
    if answer.kind not in (*WRITERS, Kind.REPORT):
        raise WaitsError(_("Det er skrevet i ord. En redaktør retter siden."))
    if answer.kind != Kind.REPORT:
        _check_free(locked(page))
        check_unlocked(page, author_of(answer))
    send_in(answer, user=author_of(answer))


def author_of(answer: Answer) -> Any:
    """Return the account of who answered; None where they have none."""
    return answer.line.digest.user if answer.line else None


def _check_free(record: PageState) -> None:
    """Refuse where somebody else's changes are under way: they would be sent, or overwritten, with this answer."""
    if record.track != Track.NONE:
        raise WaitsError(_("Siden har allerede ændringer, som ikke er udgivet."))


def send_in(answer: Answer, *, user: Any) -> Page:
    """Write the answer's draft and send it to review as `user`; return the page that waits now."""
    page, revision = drafted(answer)
    send(page, revision, user=user, comment=for_history(answer))
    return page


def drafted(answer: Answer) -> tuple[Page, Revision]:
    """Save what the answer says as a draft of its page, or as a new report; the public version stays as it is."""
    page, author = Page.objects.get(pk=answer.reminder.page_id).specific, author_of(answer)
    if answer.kind == Kind.REPORT:
        return _report(answer, page, author)
    draft: CataloguePage = page.get_latest_revision_as_object()
    write(answer, draft)
    return page, draft.save_revision(user=author, log_action=True)


def _report(answer: Answer, page: Page, author: Any) -> tuple[Page, Revision]:
    if answer.document is None:
        raise WaitsError(_("Filen er slettet."))
    title = _("Statusrapport: %(title)s") % {"title": page.title}
    report = StatusReportPage(title=title[:255], funding_id=answer.reminder.funding_id, live=False, owner=author)
    report.documents = [("document", {"title": answer.document.title, "document": answer.document})]
    page.add_child(instance=report)
    return report, report.save_revision(user=author, log_action=True)
