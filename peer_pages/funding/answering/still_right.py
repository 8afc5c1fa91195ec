"""The answer "still right": the page counts as checked today."""

from wagtail.models import Page

from peer_pages.funding.days import today
from peer_pages.funding.links import RevokedLinkError
from peer_pages.models import CataloguePage, DigestLine, Reminder
from peer_pages.workflow.facts import write_through


def redate(reminder: Reminder, line: DigestLine) -> None:
    """Write the day to the public version and to the drafts, so that publishing one does not take it back.

    Its translations say the same and nobody is asked about them, so they are checked with it.
    """
    page = Page.objects.select_for_update().get(pk=reminder.page_id).specific
    if not isinstance(page, CataloguePage):
        raise RevokedLinkError
    for one in (page, *page.get_translations().live().specific()):
        write_through(one, last_checked_on=today(), last_checked_by=line.digest.user_id)
