"""Pages without a workflow: what is copied or taken away with them may follow one, and is asked as if by itself."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from workflows import api
from workflows.integration.types import all_below_have, follows, models_of

NOT_YOURS = gettext_lazy("Some of the pages below are not yours to take away.")


def refusal_of_copy(user: Any, page: Page, there: Page | None, *, below: bool = False) -> str | None:
    """Return why a copy of `page`, with what is below it, may not begin `there`; None when no creation guard minds."""
    try:
        for model in models_of(page, below=below) if there else []:
            api.check_creation(user, there, model)
    except api.PermissionRefused as refused:
        return str(refused)
    return None


def refusal_of_tree(user: Any, page: Page, there: Page | None) -> str | None:
    """Return why `page` may not be copied `there` with all below it; None where nothing is hidden."""
    if not all_below_have(user, page, "view"):
        return _("Some of the pages below are not yours to copy.")
    return refusal_of_copy(user, page, there, below=True)


def ask_before_copy(request: Any, page: Page) -> HttpResponseBase | None:
    """Refuse the form that copies a page without a workflow with what is not the visitor's; None lets it go on."""
    if request.method != "POST" or "copy_subpages" not in request.POST or follows(page.specific):
        return None
    there = Page.objects.filter(pk=request.POST.get("new_parent_page")).first()
    if (reason := refusal_of_tree(request.user, page, there)) is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:copy", page.pk)


def may_take_away(user: Any, page: Page) -> bool:
    """Return whether `user` may delete all below a page without a workflow; those that have one ask by themselves."""
    return follows(page.specific) or all_below_have(user, page, "delete")


def ask_before_taking_away(request: Any, page: Page, *_destination: Page) -> HttpResponseBase | None:
    """Refuse the forms that delete or move a page without a workflow with what is not the visitor's."""
    if may_take_away(request.user, page):
        return None
    messages.error(request, NOT_YOURS)
    return redirect("wagtailadmin_explore", page.pk)
