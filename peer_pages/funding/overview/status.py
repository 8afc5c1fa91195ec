"""How the reminders are: the clock, the mails that did not arrive and why, and the way to send them again."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from peer_pages.funding.commands.retry import retry
from peer_pages.funding.health import failed, health, stuck, unreached, unsure
from peer_pages.funding.wording import heading, why
from peer_pages.models import Digest
from peer_pages.roles.adminpages import AdminAddress, AdminPage

SHOWN = 100
State = Digest.State


class HealthView(AdminPage):
    """The state of the reminders; a POST lets mails that failed wait to be sent again."""

    template_name = "peer_pages/admin/funding/health.html"
    page_title = _("Påmindelser: status")
    header_icon = "cogs"
    http_method_names = ["get", "head", "post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Let the mails to one address wait again."""
        address = request.POST.get("address", "").strip().lower()
        count = retry(address) if address else 0
        if count:
            sent = ngettext("%(count)s mail sendes igen.", "%(count)s mails sendes igen.", count)
            messages.success(request, sent % {"count": count})
        else:
            messages.error(request, gettext("Ingen mail til den adresse venter på at blive sendt igen."))
        return redirect(self.index_url_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return how the reminders are, with the mails that somebody should look at."""
        now = timezone.now()
        again = {*unsure().values_list("pk", flat=True)}
        mails = [(mail, _lines(mail), _may_retry(mail, again)) for mail in troubled(now)[:SHOWN]]
        questions = [(one, heading(one)) for one in unreached().select_related("page")[:SHOWN]]
        return super().get_context_data(health=health(now), mails=mails, unreached=questions, **kwargs)


def troubled(now: datetime) -> QuerySet[Digest]:
    """Return the mails that failed, are stuck or were tried before, the newest first."""
    retried = Digest.objects.filter(state=State.WAITING, attempts__gt=0)
    found = failed() | stuck(now) | unsure() | retried
    return found.prefetch_related("lines__reminder").order_by("-day", "-pk")


def _lines(mail: Digest) -> list[tuple[str, str, str]]:
    return [(line.reminder.title, heading(line.reminder), why(line)) for line in mail.lines.all()]


def _may_retry(mail: Digest, unsure_mails: set[int]) -> bool:
    return mail.state == State.FAILED or mail.pk in unsure_mails


class HealthViewSet(AdminAddress):
    """The address of the status."""

    name = "funding_health"
    url_prefix = "bevillinger/status"
    icon = "cogs"
    menu_label = _("Status")
    view_class = HealthView
