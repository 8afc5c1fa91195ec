"""Pages of the admin that have a role of their own to see them, what leads there, and the one address of each."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.generic import TemplateView
from django.views.generic.base import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from peer_pages.roles.who import is_editor


class ForEditors:
    """A view that refuses everybody else, whatever stands before it; `may_see` may let in others than editors."""

    may_see = staticmethod(is_editor)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the view's answer; raise PermissionDenied, which Wagtail answers in its own words."""
        if not self.may_see(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class AdminPage(ForEditors, WagtailAdminTemplateMixin, TemplateView):
    """A page with a title and the way to it; one that takes a POST says so, and may lead back to `index_url_name`."""

    index_url_name = ""
    http_method_names = ["get", "head"]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]


class EditorsMenuItem(MenuItem):
    """An entry of the menu that only those see whom `may_see` lets in: editors."""

    may_see = staticmethod(is_editor)

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the visitor sees the entry."""
        return self.may_see(request.user)


class AdminAddress(ViewSet):
    """The address of one page, and its entry in the menu."""

    view_class: ClassVar[type[View]]
    menu_item_class = EditorsMenuItem

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the views are told."""
        return super().get_common_view_kwargs(index_url_name=self.get_url_name("index"), **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the address."""
        return [path("", self.construct_view(self.view_class), name="index")]
