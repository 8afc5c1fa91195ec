"""What a partner must own to pass a door: each check reads the address and raises Http404, or lets through.

"Not yours" and "not there" are the same answer.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile
from wagtail.permissions import policy_registry

from peer_pages.models import Contact
from peer_pages.roles.pages import explorable_pages, linkable_pages, own_pages
from peer_pages.roles.policies import READING

Check = Callable[[HttpRequest, dict[str, Any]], None]


def _must_exist(found: QuerySet[Any], pk: Any) -> None:
    if not str(pk).isdecimal() or not found.filter(pk=pk).exists():
        raise Http404


def anything(_request: HttpRequest, _kwargs: dict[str, Any]) -> None:
    """Let through: the view shows nothing of others, or asks the policies itself."""


def own_page(name: str) -> Check:
    """Demand that the page in the address's part `name` is one the user may write."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        _must_exist(own_pages(request.user), kwargs[name])

    return check


def explorable_page(name: str) -> Check:
    """Demand that the page is the user's own or on the way to one."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        _must_exist(explorable_pages(request.user), kwargs[name])

    return check


def linkable_page(name: str) -> Check:
    """Demand that the user may link to the page."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        _must_exist(linkable_pages(request.user), kwargs[name])

    return check


def any_page_type(request: HttpRequest, _kwargs: dict[str, Any]) -> None:
    """Refuse to begin at the pages of one type: Wagtail then shows the title of what they have in common."""
    if request.GET.get("page_type", "wagtailcore.page").lower() != "wagtailcore.page":
        raise Http404


def linkable_ids(request: HttpRequest, _kwargs: dict[str, Any]) -> None:
    """Demand that the user may link to every page that is asked for."""
    for pk in request.GET.getlist("id"):
        _must_exist(linkable_pages(request.user), pk)


def own_contact(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Demand that the contact is one the user may see."""
    policy = policy_registry.get_by_type(Contact)
    _must_exist(policy.instances_user_has_any_permission_for(request.user, READING), kwargs["pk"])


def file_of(get_model: Callable[[], Any], name: str, action: str) -> Check:
    """Demand that the user may do `action` to the document or image."""

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        policy = policy_registry.get_by_type(get_model())
        _must_exist(policy.instances_user_has_any_permission_for(request.user, {action}), kwargs[name])

    return check


def document(name: str, action: str = "change") -> Check:
    """Demand that the user may do `action` to the document."""
    return file_of(get_document_model, name, action)


def image(name: str, action: str = "change") -> Check:
    """Demand that the user may do `action` to the image."""
    return file_of(get_image_model, name, action)


def own_upload(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Demand that the half-finished upload is the user's own."""
    _must_exist(UploadedFile.objects.filter(uploaded_by_user=request.user.pk), kwargs["uploaded_file_id"])


def own_object(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Demand that the page or contact, given by model and id, is the user's own."""
    if (kwargs["app_label"], kwargs["model_name"]) == ("peer_pages", "contact"):
        own_contact(request, {"pk": kwargs["object_id"]})
    else:
        _must_exist(own_pages(request.user), kwargs["object_id"])
