"""The editors' list of answers, with the two things that can be done with one that waits."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from peer_pages.funding.answering.said import in_one_text, said
from peer_pages.funding.taking.applying import WaitsError, reason_of
from peer_pages.funding.taking.deciding import take_over, turn_down, waiting
from peer_pages.models import Answer
from peer_pages.roles.adminpages import AdminAddress, AdminPage
from workflows.api import WorkflowError

SHOWN = 100
TAKE, REFUSE = "take", "refuse"
REFUSALS = (WaitsError, WorkflowError, ValidationError)


class AnswersView(AdminPage):
    """What waits, then what was answered last; a POST decides about one answer."""

    template_name = "peer_pages/admin/funding/answers.html"
    page_title = _("Svar på påmindelser")
    header_icon = "mail"
    http_method_names = ["get", "head", "post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take an answer over, or turn it down; a refusal says why and keeps what was typed."""
        number = request.POST.get("answer", "")
        answer = get_object_or_404(Answer, pk=int(number) if number.isascii() and number.isdigit() else 0)
        try:
            return self._decide(request, answer)
        except REFUSALS as refusal:
            messages.error(request, reason_of(refusal))
            typed = {answer.pk: request.POST.get("reason", "")}
            return self.render_to_response(self.get_context_data(typed=typed))

    def _decide(self, request: HttpRequest, answer: Answer) -> HttpResponse:
        if request.POST.get("decision") == TAKE:
            page = take_over(answer, request.user)
            messages.success(request, gettext("Svaret er overtaget. %(said)s") % {"said": in_one_text(answer)})
            return redirect("wagtailadmin_pages:edit", page.pk)
        turn_down(answer, request.user, request.POST.get("reason", ""))
        messages.success(request, gettext("Svaret er afvist."))
        return redirect(self.index_url_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return both lists, each answer with what it says, and what an editor had typed about it."""
        typed = kwargs.pop("typed", {})
        done = Answer.objects.exclude(state=Answer.State.WAITING).select_related("reminder__page", "decided_by")
        return super().get_context_data(
            waiting=[(one, said(one), typed.get(one.pk, "")) for one in waiting()[:SHOWN]],
            done=[(one, said(one)) for one in done[:SHOWN]],
            take=TAKE,
            refuse=REFUSE,
            **kwargs,
        )


class AnswersViewSet(AdminAddress):
    """The address of the answers."""

    name = "funding_answers"
    url_prefix = "bevillinger/svar"
    icon = "mail"
    menu_label = _("Svar")
    view_class = AnswersView
