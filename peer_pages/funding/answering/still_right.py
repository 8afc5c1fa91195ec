"""The answer "still right": the page counts as checked today, and the question is settled."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from peer_pages.funding.days import today
from peer_pages.funding.links import RevokedLinkError
from peer_pages.models import Answer, CataloguePage, DigestLine, Reminder


def confirm(line: DigestLine) -> Answer:
    """Keep the answer of whoever got `line`, once; raises RevokedLinkError where nothing is asked any more."""
    with transaction.atomic():
        reminder = Reminder.objects.select_for_update().get(pk=line.reminder_id)
        given = Answer.objects.filter(reminder=reminder).first()
        if given is not None:
            return given
        check_asked(reminder)
        _redate(reminder, line)
        reminder.state, reminder.settled_at = Reminder.State.ANSWERED, timezone.now()
        reminder.save(update_fields=["state", "settled_at"])
        digest = line.digest
        name = digest.user.get_full_name() if digest.user else str(digest.contact or "")
        return Answer.objects.create(
            reminder=reminder, line=line, kind=Answer.Kind.STILL, name=name, address=digest.address
        )


def check_asked(reminder: Reminder) -> None:
    """Refuse what fell away: the question, its page or its grant."""
    page = Page.objects.filter(pk=reminder.page_id, live=True).first()
    lost = reminder.question != Reminder.Question.CHECK and reminder.funding_id is None
    if page is None or lost or reminder.state != Reminder.State.OPEN:
        raise RevokedLinkError


def _redate(reminder: Reminder, line: DigestLine) -> None:
    """Write the day to the public version and to the drafts, so that publishing one does not take it back."""
    page = Page.objects.select_for_update().get(pk=reminder.page_id).specific
    if not isinstance(page, CataloguePage):
        raise RevokedLinkError
    values = {"last_checked_on": today(), "last_checked_by_id": line.digest.user_id}
    type(page).objects.filter(pk=page.pk).update(**values)
    wanted = {page.live_revision_id, page.latest_revision_id, page.scheduled_revision and page.scheduled_revision.pk}
    for revision in Revision.objects.select_for_update().filter(pk__in=wanted - {None}):
        revision.content["last_checked_on"] = today().isoformat()
        revision.content["last_checked_by"] = line.digest.user_id
        revision.save(update_fields=["content"])
