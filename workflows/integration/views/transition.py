"""A page of its own for a transition that asks for a comment or a checklist, and for those who may not write."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.admin.utils import get_valid_next_url_from_request

from workflows import api
from workflows.definitions.tables import Transition
from workflows.integration.doors.checks import refuse_unless
from workflows.integration.forms import form_for
from workflows.integration.seen import seen_in, show_in
from workflows.integration.task import label_of
from workflows.integration.views.decision import Decision, decide
from workflows.integration.views.reading import readable


def transition_view(request: HttpRequest, page_id: int, transition_id: str) -> HttpResponseBase:
    """Show the transition's form; fire it when it is posted. Opening the address changes nothing."""
    page = readable(request.user, page_id)
    transition = _open_to(request.user, page, transition_id)
    form = form_for(transition)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ticked = tuple(form.cleaned_data.get("checklist", ()))
        offered = page.revisions.filter(pk=_number(request.POST.get("revision"))).first()
        decision = Decision(transition.id, form.cleaned_data["comment"], ticked)
        decide(request, page, decision, offered, seen=seen_in(request.POST))
        return redirect(get_valid_next_url_from_request(request) or _after(request.user, page))
    return TemplateResponse(request, "workflows/transition.html", _context(request, page, transition, form))


def _open_to(user: Any, page: Any, transition_id: str) -> Transition:
    found = [one for one in api.transitions_for(page, user) if one.id == transition_id]
    refuse_unless(bool(found))
    return found[0]


def _context(request: HttpRequest, page: Any, transition: Transition, form: Any) -> dict[str, Any]:
    show_in(form, page)
    return {
        "page": page,
        "form": form,
        "transition": transition,
        "label": label_of(transition),
        "revision": page.latest_revision_id or "",
        "next": get_valid_next_url_from_request(request),
        "back": _after(request.user, page),
    }


def _after(user: Any, page: Any) -> str:
    page.is_in_our_view = True
    if page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=(page.pk,))
    return reverse("wagtailadmin_home")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
