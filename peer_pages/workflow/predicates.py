"""What the guards of the catalogue's workflow ask."""

from typing import Any

from wagtail.models import Page

from peer_pages.workflow.definition import FLAGGED
from workflows.definitions.predicates import predicate
from workflows.models import PageState


@predicate(FLAGGED)
def is_flagged(page: Page, _user: Any) -> bool:
    """Return whether the page was published in an emergency and waits for another person's yes."""
    return PageState.objects.filter(pk=page.pk, flagged_at__isnull=False).exists()
