"""What the guards of the catalogue's workflow ask."""

from typing import Any

from wagtail.models import Page

from peer_pages.roles.who import is_editor
from peer_pages.workflow.definition import END_HAS_COME, FLAGGED, OWN_REVIEW
from peer_pages.workflow.ending import at_their_end, is_at_its_end
from workflows.definitions.predicates import predicate
from workflows.models import PageState


@predicate(FLAGGED)
def is_flagged(page: Page, _user: Any) -> bool:
    """Return whether the page was published in an emergency and waits for another person's yes."""
    return PageState.objects.filter(pk=page.pk, flagged_at__isnull=False).exists()


@predicate(OWN_REVIEW)
def is_own_review(page: Page, user: Any) -> bool:
    """Return whether `user` takes back what is theirs; an editor sends others' pages back, with a reason."""
    return not is_editor(user) or PageState.objects.filter(pk=page.pk, submitted_by=user).exists()


@predicate(END_HAS_COME, candidates=at_their_end)
def end_has_come(page: Page, _user: Any) -> bool:
    """Return whether the public version says that the offer ends today, or has ended."""
    return is_at_its_end(page)
