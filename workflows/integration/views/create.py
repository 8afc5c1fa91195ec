"""Creating: a new page is a draft in its initial state; a transition asked for at once is fired after that."""

from typing import Any

from django.http import HttpResponseBase
from django.utils.functional import cached_property

from workflows.integration.views.decision import Decision, decide, decision_in
from workflows.policies.choose import opted_in


class WorkflowCreateMixin:
    """For `CreateView`."""

    request: Any
    page: Any
    page_class: Any

    @cached_property
    def decision(self) -> Decision | None:
        """The transition that the form asks for."""
        return decision_in(self.request.POST) if opted_in(self.page_class) else None

    @cached_property
    def action_name_and_method(self) -> Any:
        """Return saving, with the transition after it where one is asked for."""
        if not opted_in(self.page_class):
            return super().action_name_and_method  # type: ignore[misc]
        return ("transition", self.transition_action) if self.decision else ("save", self.save_action)  # type: ignore[attr-defined]

    def transition_action(self) -> HttpResponseBase:
        """Save the page, then fire the transition; refused, the page is there as a draft."""
        response = self.save_action()  # type: ignore[attr-defined]
        decided = decide(self.request, self.page, self.decision)  # type: ignore[arg-type]
        return self.redirect_away() if decided else response  # type: ignore[attr-defined]
