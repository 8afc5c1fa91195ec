"""The one answer to "may the public see this page?", for every list, search, feed and map."""

from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from workflows.definitions.registry import registered_definitions
from workflows.models import PageState
from workflows.vocabulary import Visibility

PageType = TypeVar("PageType", bound=Page)


def visible_pages(model: type[PageType]) -> Any:
    """Return the pages of `model` that anybody may see: published, in a public state, and under no view restriction."""
    # Wagtail's `public()` reads the restrictions first, with a query for each list; this is one condition.
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.alias(path=path).filter(path__startswith=F("page__path"))
    return model.objects.live().filter(~Exists(above), ~Exists(_hidden_states().filter(page=OuterRef("pk"))))


def _hidden_states() -> QuerySet[PageState]:
    """Return the rows of pages whose state is not for everybody; a workflow that no code registered hides them."""
    public = Q(pk__in=())
    for definition in registered_definitions():
        states = [state.id for state in definition.states if definition.visibility(state.id) is Visibility.PUBLIC]
        public |= Q(workflow=definition.id, state__in=states)
    return PageState.objects.exclude(public)


def is_visible(page: Page, request: HttpRequest | None = None) -> bool:
    """Return whether anybody, or the session in `request`, may see `page`."""
    if not page.live or _hidden_states().filter(page=page.pk).exists():
        return False
    restrictions = page.get_view_restrictions()
    if request is None:
        return not restrictions
    return all(restriction.accept_request(request) for restriction in restrictions)
