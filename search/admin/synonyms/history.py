"""What a group was, and the way back to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from peer_pages.roles.adminpages import AdminPage, ForEditors
from search.models import SynonymChange, SynonymGroup
from search.synonyms import changing
from search.synonyms.changing import ChangedMeanwhileError


class HistoryView(AdminPage):
    """Every state of a group, the newest first; a button makes the group what it was."""

    template_name = "search/admin/synonyms/history.html"
    page_title = _("Historik")
    index_url_name = edit_url_name = ""
    http_method_names = ["get", "head", "post"]

    @cached_property
    def group(self) -> SynonymGroup:
        """Return the group of the address; raise Http404 when there is none."""
        return get_object_or_404(SynonymGroup, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Return the group's words."""
        return str(self.group)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        edit_url = reverse(self.edit_url_name, args=[self.group.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": gettext("Synonymer")},
            {"url": edit_url, "label": str(self.group)},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the states; the first one is what the group is now."""
        states = list(changing.states(self.group))
        return super().get_context_data(group=self.group, states=states, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Make the group what it was in the state `state`."""
        wanted = request.POST.get("state", "")
        chosen = next((one for one in changing.states(self.group) if str(one.number) == wanted), None)
        if chosen is None:
            messages.error(request, gettext("Den udgave findes ikke."))
        elif changing.go_back(self.group, chosen.group.state(), by=request.user):
            messages.success(request, gettext("Gruppen er ført tilbage. Søgningen bruger den fra nu af."))
        return redirect(request.path)


class UndoView(ForEditors, View):
    """Takes back one change, and says so where it was asked for."""

    index_url_name = ""
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back the change `pk` if it is the last one of its group."""
        change = get_object_or_404(SynonymChange.objects.select_related("group"), pk=pk)
        try:
            changing.undo(change, by=request.user)
        except ChangedMeanwhileError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, gettext("Ændringen er fortrudt."))
        return redirect(self.index_url_name)
