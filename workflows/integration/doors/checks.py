"""What an address can ask of its visitor. "Not yours" and "not there" get the same answer: 404."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from workflows import api
from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.integration.types import linkable_to, not_hidden_from

Check = Callable[[HttpRequest, dict[str, Any]], None]
Answer = Callable[[WorkflowPagePermissionTester], bool]


def anything(_request: HttpRequest, _kwargs: dict[str, Any]) -> None:
    """Ask nothing more than Wagtail does."""


def page_where(kwarg: str, answer: Answer) -> Check:
    """Return a check that the page `kwarg` names gives the visitor `answer`; pages without a workflow: Wagtail asks."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        page = page_or_404(kwargs[kwarg])
        tester = page.permissions_for_user(request.user)
        if isinstance(tester, WorkflowPagePermissionTester):
            refuse_unless(answer(tester))
            narrow_breadcrumbs(request.user, page)

    return check


def page_with(kwarg: str, permission: str) -> Check:
    """Return a check that the visitor may read the page and holds `permission` on it."""
    return page_where(kwarg, lambda tester: tester.can_view() and tester.has(permission))


def container_with(kwarg: str, permission: str) -> Check:
    """Return a check for the page in which something is to be put; it need not be readable itself."""
    return page_where(kwarg, lambda tester: tester.has(permission))


def beginning(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Refuse where the workflow that the new page would follow lets the visitor begin none."""
    names = {"app_label": kwargs["content_type_app_name"], "model": kwargs["content_type_model_name"]}
    kind = ContentType.objects.filter(**names).first()
    model = kind.model_class() if kind else None
    refuse_unless(model is not None and api.may_create(request.user, page_or_404(kwargs["parent_page_id"]), model))


def parent_where(kwarg: str, answer: Answer) -> Check:
    """Return a check of the page above the one that `kwarg` names, which itself must be one the visitor may see."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        listed(request, [kwargs[kwarg]])
        parent = page_or_404(kwargs[kwarg]).get_parent()
        if parent is not None:
            page_where("parent", answer)(request, {"parent": parent.pk})

    return check


def listed_page(kwarg: str) -> Check:
    """Return a check that the visitor may meet the page in a list."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        if kwarg in kwargs:
            (page,) = listed(request, [kwargs[kwarg]])
            narrow_breadcrumbs(request.user, page.specific_deferred)

    return check


def linkable_page(kwarg: str) -> Check:
    """Return a check that the visitor may meet the page in a chooser."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        linkable(request, [kwargs[kwarg]])

    return check


def posted_page(*fields: str) -> Check:
    """Return a check that the visitor may see the pages the form names; error messages give their titles."""

    def check(request: HttpRequest, _kwargs: dict[str, Any]) -> None:
        listed(request, [pk for field in fields for pk in request.POST.getlist(field) if pk])

    return check


def task_of_page(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Refuse a review step that belongs to another page than the address says; Wagtail takes them from anywhere."""
    state = TaskState.objects.filter(pk=kwargs["task_state_id"]).select_related("workflow_state").first()
    refuse_unless(state is not None and state.workflow_state.object_id == str(kwargs["page_id"]))


def every(*checks: Check) -> Check:
    """Return a check that asks all of `checks`."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        for one in checks:
            one(request, kwargs)

    return check


def listed(request: HttpRequest, keys: Iterable[Any]) -> list[Page]:
    """Return the pages; refuse unless each is there, and none is hidden from the visitor by its workflow."""
    return _among(not_hidden_from(request.user), keys)


def linkable(request: HttpRequest, keys: Iterable[Any]) -> None:
    """Refuse unless the visitor may link to each of the pages, or choose below it."""
    _among(linkable_to(request.user), keys)


def _among(pages: QuerySet[Page], keys: Iterable[Any]) -> list[Page]:
    wanted = {str(key) for key in keys}
    refuse_unless(all(key.isdigit() for key in wanted))
    found = list(pages.filter(pk__in=wanted)) if wanted else []
    refuse_unless(len(found) == len(wanted))
    return found


def narrow_breadcrumbs(user: Any, page: Page) -> None:
    """Let the way to `page` begin below the last page above it that the user may not see."""
    policy_registry.get_by_type(Page).narrow_explorable_root(user, page)


def page_or_404(key: Any) -> Page:
    """Return the page as its own type."""
    page = Page.objects.filter(pk=key).first()
    refuse_unless(page is not None)
    return page.specific_deferred


def refuse_unless(answer: bool) -> None:
    """Raise the one answer there is for what is not there and what is not yours."""
    if not answer:
        raise Http404
