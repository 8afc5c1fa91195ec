"""The addresses of the synonyms."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from peer_pages.roles.adminpages import EditorsMenuItem
from search.admin.synonyms.forms import SynonymForm
from search.admin.synonyms.history import HistoryView, UndoView
from search.admin.synonyms.views import AddView, EditView, IndexView
from search.models import SynonymGroup


class SynonymViewSet(ModelViewSet):
    """Groups of words; nothing is deleted, and there is nothing to copy or to use elsewhere."""

    model = SynonymGroup
    name = "search_synonyms"
    url_prefix = "soegning/synonymer"
    icon = "list-ul"
    menu_label = _("Synonymer")
    menu_item_class = EditorsMenuItem
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class, add_view_class, edit_view_class = IndexView, AddView, EditView
    index_template_name = IndexView.template_name
    create_template_name = AddView.template_name
    edit_template_name = EditView.template_name
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Slags"), sort_key="kind"),
        Column("get_locale_display", label=_("Sprog"), sort_key="locale"),
        BooleanColumn("active", label=_("I brug"), sort_key="active"),
        DateColumn("changed_at", label=_("Ændret"), sort_key="changed_at"),
    ]
    list_filter = ["active", "kind", "locale"]
    list_per_page = 50
    search_fields = ["words", "source", "note"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[SynonymForm]:  # noqa: ARG002 - the signature is Wagtail's
        """Return the form, the same for a new group."""
        return SynonymForm

    def get_common_view_kwargs(self, **kwargs: object) -> dict[str, object]:
        """Return what all views are told, without the addresses that are not there."""
        return super().get_common_view_kwargs(delete_url_name=None, usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("nye/", self.add_view, name="add"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/historik/", self.construct_view(HistoryView), name="history"),
            path("fortryd/<int:pk>/", self.construct_view(UndoView), name="undo"),
        ]
