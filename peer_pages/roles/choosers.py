"""Choosers that offer only what the user may choose."""

from typing import Any

from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from peer_pages.roles.references import CHOOSING


class OnlyVisible:
    """Ask the model's policy what there is to choose; Wagtail's own snippet chooser asks nobody."""

    model_class: Any
    request: Any

    def visible(self) -> Any:
        """Return what the user may choose."""
        policy = policy_registry.get_by_type(self.model_class)
        return policy.instances_user_has_any_permission_for(self.request.user, CHOOSING)

    def get_object_list(self) -> Any:
        """Return the list to choose from."""
        return self.visible()

    def get_object(self, pk: Any) -> Any:
        """Return the chosen object; DoesNotExist, that is 404, when the user may not see it."""
        return self.visible().get(pk=pk)

    def get_objects(self, pks: Any) -> Any:
        """Return the chosen objects that the user may see."""
        return self.visible().filter(pk__in=pks)


class VisibleChooseView(OnlyVisible, ChooseView):
    """The chooser."""


class VisibleChooseResultsView(OnlyVisible, ChooseResultsView):
    """The chooser's list, after a search."""


class VisibleChosenView(OnlyVisible, SnippetChosenView):
    """The answer to a choice."""


class VisibleChosenMultipleView(OnlyVisible, SnippetChosenMultipleView):
    """The answer to several choices."""


class VisibleChooserViewSet(SnippetChooserViewSet):
    """A snippet chooser that follows the model's permission policy."""

    choose_view_class = VisibleChooseView
    choose_results_view_class = VisibleChooseResultsView
    chosen_view_class = VisibleChosenView
    chosen_multiple_view_class = VisibleChosenMultipleView
