"""Editing: what is written is saved first, then the transition is fired; a refusal loses nothing."""

from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Revision

from workflows.integration.seen import NAME, saved_by_itself, seen_in, show_in, version_of
from workflows.integration.types import follows
from workflows.integration.views.decision import Decision, decide, decision_in


class WorkflowEditMixin:
    """For `EditView`: one action for every transition, in place of Wagtail's publish, submit and moderate."""

    request: Any
    page: Any
    latest_revision: Revision | None

    def get_object(self) -> Any:
        """Return the page, to be opened also by those who may decide about it and not write in it."""
        page = super().get_object()  # type: ignore[misc]
        page.is_in_our_view = True
        return page

    @cached_property
    def follows_workflow(self) -> bool:
        """Whether the page follows a workflow; if not, everything is as Wagtail has it."""
        return follows(self.page)

    @cached_property
    def decision(self) -> Decision | None:
        """The transition that the form asks for."""
        return decision_in(self.request.POST) if self.follows_workflow else None

    @cached_property
    def is_cancelling_workflow(self) -> bool:
        """Never by itself: taking a page back from review is a transition."""
        return not self.follows_workflow and super().is_cancelling_workflow  # type: ignore[misc]

    @cached_property
    def action_name_and_method(self) -> Any:
        """Return the transition, or saving; the names of Wagtail's other actions mean a transition, or nothing."""
        if not self.follows_workflow:
            return super().action_name_and_method  # type: ignore[misc]
        return ("transition", self.transition_action) if self.decision else ("save", self.save_action)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Fire without saving for those to whom the form is locked; else as Wagtail does."""
        if self.decision and self.locked_for_user and not self.page.alias_of_id:  # type: ignore[attr-defined]
            decided = decide(request, self.page, self.decision, self.revision_read, seen=seen_in(request.POST))
            return self.go_on(decided)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def transition_action(self) -> HttpResponseBase:
        """Save what has changed, then fire the transition on exactly that."""
        if self.has_content_changes and self.is_out_of_date:  # type: ignore[attr-defined]
            return self.refuse_stale()
        seen, up_to_date = seen_in(self.request.POST), self.has_seen_all
        revision = self.save_changes()
        if up_to_date and revision is not self.revision_read:
            seen = seen_in({NAME: version_of(self.page)})
        decided = decide(self.request, self.page, self.decision, revision, seen=seen)  # type: ignore[arg-type]
        response = self.run_hook("after_edit_page", self.request, self.page)  # type: ignore[attr-defined]
        return response or self.go_on(decided)

    @property
    def has_seen_all(self) -> bool:
        """Whether nothing has happened to the page since the form was shown: what is saved now is no news then."""
        return str(self.request.POST.get(NAME, "")) == version_of(self.page)

    def save_action(self) -> HttpResponseBase:
        """Save; a form that stays open has seen what it saved itself, and nothing else."""
        if not self.follows_workflow:
            return super().save_action()  # type: ignore[misc]
        up_to_date = self.has_seen_all
        response = super().save_action()  # type: ignore[misc]
        return saved_by_itself(response, self.page) if up_to_date else response

    def get_context_data(self, **kwargs: Any) -> Any:
        """Let the form say what its reader sees."""
        if self.follows_workflow:
            show_in(self.form, self.page)  # type: ignore[attr-defined]
        return super().get_context_data(**kwargs)  # type: ignore[misc]

    def save_changes(self) -> Revision | None:
        """Return the new revision, or, where nothing was changed, the one that the form showed."""
        if not (self.has_content_changes or self.is_reverting) and self.latest_revision:  # type: ignore[attr-defined]
            return self.revision_read
        with transaction.atomic():
            self.page = self.form.save(commit=not self.page.live)  # type: ignore[attr-defined]
            self.subscription.save()  # type: ignore[attr-defined]
            revision = self.page.save_revision(
                user=self.request.user,
                log_action=True,
                previous_revision=self.previous_revision,  # type: ignore[attr-defined]
            )
        if self.has_content_changes and "comments" in self.form.formsets:  # type: ignore[attr-defined]
            changes = self.get_commenting_changes()  # type: ignore[attr-defined]
            self.log_commenting_changes(changes, revision)  # type: ignore[attr-defined]
            self.send_commenting_notifications(changes)  # type: ignore[attr-defined]
        return revision

    @property
    def revision_read(self) -> Revision | None:
        """The revision that the form showed; the newest where the form does not say."""
        shown = self.request.POST.get("loaded_revision_id", "")
        if shown.isdigit() and (found := self.page.revisions.filter(pk=shown).first()):
            return found
        return self.latest_revision

    def refuse_stale(self) -> HttpResponseBase:
        """Show the form again with what was written, and where to see what somebody else has saved meanwhile."""
        loaded = self.request.POST.get("loaded_revision_id", "")
        earlier = loaded if loaded.isdigit() else "earliest"
        compare = reverse("wagtailadmin_pages:revisions_compare", args=(self.page.pk, earlier, "latest"))
        messages.error(
            self.request,
            _("Somebody has saved the page since you opened it. Nothing was sent; your changes are below."),
            buttons=[messages.button(compare, _("See what is new"), new_window=True)],
        )
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def go_on(self, decided: bool) -> HttpResponseBase:
        """Leave the editor after a decision, if there is somewhere to go; stay after a refusal."""
        parent = self.page.get_parent()
        if decided and (self.next_url or parent.permissions_for_user(self.request.user).can_edit()):  # type: ignore[attr-defined]
            return self.redirect_away()  # type: ignore[attr-defined]
        if self.page.specific_class.objects.get(pk=self.page.pk).permissions_for_user(self.request.user).can_edit():
            return self.redirect_and_remain()  # type: ignore[attr-defined]
        return self.redirect_away()  # type: ignore[attr-defined]
