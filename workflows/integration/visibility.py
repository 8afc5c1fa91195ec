"""Who may read the public version of a page, and which pages everybody may."""

from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from workflows import api
from workflows.definitions.registry import all_definitions
from workflows.integration.types import of_workflow_type
from workflows.models import PageState
from workflows.vocabulary import Visibility


def visibility_of(page: Page) -> Visibility:
    """Return who may read the public version; nobody where the state or the whole definition is gone."""
    rights = api.rights_of(None, page)
    definition, record = rights.definition, rights.record
    if definition is None or record is None or not definition.has_state(record.state):
        return Visibility.PRIVATE
    return definition.visibility(record.state)


def public(pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages` that everybody may read: live, without Wagtail's privacy, and in a public state.

    For every public list: search, feeds, maps of the site, APIs. A page in an internal state is live too.
    """
    condition = Q(pk__in=())
    for definition in all_definitions():
        states = [state.id for state in definition.states if definition.visibility(state.id) is Visibility.PUBLIC]
        condition |= Q(workflow=definition.id, state__in=states)
    records = PageState.objects.filter(condition).values("pk")
    shown = Page.objects.filter(~of_workflow_type() | Q(pk__in=records))
    return pages.live().public().filter(pk__in=shown.values("pk"))
