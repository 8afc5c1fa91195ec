"""The review step as Wagtail's own address: what the task refuses becomes a message."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin import messages

from workflows.errors import TransitionRefused
from workflows.integration.doors.checks import refuse_unless
from workflows.integration.forms import form_for
from workflows.integration.task import transition_of


class WorkflowActionMixin:
    """For the views of a workflow action, and of the data it needs."""

    request: Any
    redirect_url: str

    def get_task_state(self) -> Any:
        """Return the review step; 404 when it is another page's."""
        state = super().get_task_state()  # type: ignore[misc]
        refuse_unless(state.workflow_state.object_id == str(self.object.pk))  # type: ignore[attr-defined]
        return state

    def get_form_class(self) -> Any:
        """Return the form of the transition: a comment, required where the definition says so, and a checklist."""
        transition = transition_of(self.object, self.action_name)  # type: ignore[attr-defined]
        return form_for(transition) if transition else super().get_form_class()  # type: ignore[misc]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do what Wagtail does; a refusal is told where the visitor came from."""
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        except TransitionRefused as refused:
            messages.error(request, refused.message)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})  # type: ignore[attr-defined]
        return redirect(self.redirect_url)
