"""What editors do with an answer that waits: take it over, or turn it down."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from peer_pages.funding.taking.applying import drafted, send_in
from peer_pages.funding.taking.drafting import WRITERS
from peer_pages.funding.taking.sending import check_unlocked, locked
from peer_pages.models import Answer
from peer_pages.roles.who import is_editor
from workflows.errors import PermissionRefused, Refusal, TransitionRefused
from workflows.vocabulary import Track

Kind, State = Answer.Kind, Answer.State


def waiting() -> Any:
    """Return the answers that an editor has to look at, the oldest first."""
    found = Answer.objects.filter(state=State.WAITING).order_by("answered_at", "pk")
    return found.select_related("reminder__page", "document")


@transaction.atomic
def take_over(answer: Answer, user: Any) -> Page:
    """Write the draft now, and send it where nothing else is under way; return the page to look at.

    The draft is the answerer's and not the editor's, so that the editor may publish it. Raises PermissionRefused,
    TransitionRefused or ValidationError with the reason.
    """
    page = Page.objects.get(pk=answer.reminder.page_id)
    record = locked(page)
    answer = _undecided(answer, user)
    if answer.kind in (*WRITERS, Kind.REPORT):
        check_unlocked(page, user)
        if record.track == Track.NONE or answer.kind == Kind.REPORT:
            page = send_in(answer, user=None)
        else:
            drafted(answer)
    _decide(answer, user, State.APPLIED)
    return page


@transaction.atomic
def turn_down(answer: Answer, user: Any, reason: str) -> None:
    """Turn the answer down for a `reason`; raises PermissionRefused or TransitionRefused."""
    answer = _undecided(answer, user)
    if not reason.strip():
        raise TransitionRefused(Refusal.COMMENT_REQUIRED, _("Skriv hvorfor."))
    _decide(answer, user, State.REFUSED, reason.strip())


def _undecided(answer: Answer, user: Any) -> Answer:
    """Return the answer under its lock; refuse who may not decide, and what is decided."""
    if not is_editor(user):
        raise PermissionRefused(_("Kun redaktionen kan gøre det."))
    found = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if found.state != State.WAITING:
        raise TransitionRefused(Refusal.ALREADY_DECIDED, _("Svaret er der allerede taget stilling til."))
    return found


def _decide(answer: Answer, user: Any, state: Answer.State, reason: str = "") -> None:
    answer.state, answer.reason = state, reason
    answer.decided_by, answer.decided_at = user, timezone.now()
    answer.save(update_fields=["state", "reason", "decided_by", "decided_at"])
