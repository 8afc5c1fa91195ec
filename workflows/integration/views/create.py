"""Creating: a new page is a draft in its initial state; a transition asked for at once is fired after that."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.models import Page

from workflows import api
from workflows.integration.menu import NEW_PAGE
from workflows.integration.seen import saved_by_itself, show_in
from workflows.integration.views.decision import Decision, address_of_form, decide, decision_in
from workflows.policies.choose import opted_in


def check_type(user: Any, parent: int, app: str, model: str) -> None:
    """Raise `PermissionRefused` where `user` may begin no page of that type there; what is not there: say nothing."""
    kind = ContentType.objects.filter(app_label=app, model=model).first()
    found, place = kind.model_class() if kind else None, Page.objects.filter(pk=parent).first()
    if found is not None and place is not None and issubclass(found, Page):
        api.check_creation(user, place, found)


class WorkflowCreateMixin:
    """For `CreateView`."""

    request: Any
    page: Any
    page_class: Any

    def dispatch(
        self, request: Any, content_type_app_name: str, content_type_model_name: str, parent_page_id: int
    ) -> HttpResponseBase:
        """Refuse, and say why, where the workflow that the page would follow lets the visitor begin none."""
        try:
            check_type(request.user, parent_page_id, content_type_app_name, content_type_model_name)
        except api.PermissionRefused as refused:
            return self.refused(parent_page_id, str(refused))
        return super().dispatch(request, content_type_app_name, content_type_model_name, parent_page_id)  # type: ignore[misc]

    def refused(self, parent: int, reason: str) -> HttpResponseBase:
        """Return the reason, in the form in which the editor asks."""
        if self.expects_json_response:  # type: ignore[attr-defined]
            return self.json_error_response("not_permitted", reason)  # type: ignore[attr-defined]
        messages.error(self.request, reason)
        return redirect("wagtailadmin_explore", parent)

    @cached_property
    def decision(self) -> Decision | None:
        """The transition that the form asks for."""
        return decision_in(self.request.POST) if opted_in(self.page_class) else None

    @cached_property
    def action_name_and_method(self) -> Any:
        """Return saving, with the transition after it where one is asked for."""
        if not opted_in(self.page_class):
            return super().action_name_and_method  # type: ignore[misc]
        return ("transition", self.transition_action) if self.decision else ("save", self.save_action)

    def save_action(self) -> HttpResponseBase:
        """Save the page; the form that stays open has seen it."""
        response = super().save_action()  # type: ignore[misc]
        return saved_by_itself(response, self.page) if opted_in(self.page_class) else response

    def get_context_data(self, **kwargs: Any) -> Any:
        """Tell the menu of buttons which page this is, and the form what its reader has seen of it: nothing."""
        if opted_in(self.page_class):
            setattr(self.request, NEW_PAGE, self.page)
            show_in(self.form, self.page)  # type: ignore[attr-defined]
        return super().get_context_data(**kwargs)  # type: ignore[misc]

    def transition_action(self) -> HttpResponseBase:
        """Save the page, then fire the transition; refused, the page is there as a draft.

        What the transition asks for is asked when the page is there.
        """
        response = self.save_action()
        form = address_of_form(self.page, self.request.user, self.decision)  # type: ignore[arg-type]
        if form:
            return redirect(form)
        decided = decide(self.request, self.page, self.decision)  # type: ignore[arg-type]
        return self.redirect_away() if decided else response  # type: ignore[attr-defined]
