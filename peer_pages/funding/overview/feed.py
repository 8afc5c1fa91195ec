"""The deadlines of somebody's grants as a private calendar (RFC 5545), opened by a secret in the address alone."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from icalendar import TRANSP, Event

from peer_pages.calendars.subscribed import CONTENT_TYPE, subscribed
from peer_pages.calendars.text import printable
from peer_pages.funding.overview.grants import own_grants
from peer_pages.models import DeadlineFeed
from peer_pages.roles.who import is_editor, is_partner
from peer_pages.templatetags.peer_format import fuzzy, kroner

SECRET_BYTES = 32
PAST = timedelta(days=365)
"""How long a deadline that is over stays."""
MOST = 2000
HEADERS = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


def renew(user: Any) -> str:
    """Return a new secret for `user`, the only time that it can be read; the one before opens nothing any more."""
    token = secrets.token_urlsafe(SECRET_BYTES)
    DeadlineFeed.objects.update_or_create(user=user, defaults={"digest": hashed(token), "created_at": timezone.now()})
    return token


def revoke(user: Any) -> None:
    """Let no secret open the calendar of `user`."""
    DeadlineFeed.objects.filter(user=user).delete()


def hashed(token: str) -> str:
    """Return what is kept of a secret; it is long and random, so that no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar, or 404 for a secret that opens none (any more)."""
    found = DeadlineFeed.objects.filter(digest=hashed(token)).select_related("user").first()
    user: Any = found and found.user
    # Whoever lost their role, or was shut out, has no deadlines here, whatever secret they hold.
    if user is None or not user.is_active or not (is_editor(user) or is_partner(user)):
        raise Http404
    content = calendar(user, request.build_absolute_uri)
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=HEADERS)


def calendar(user: Any, absolute: Callable[[str], str]) -> bytes:
    """Return the deadlines of the grants of `user`, without alarms: the mails remind."""
    since = timezone.localdate() - PAST
    grants = own_grants(user).filter(deadline__gte=since).order_by("deadline", "pk")[:MOST]
    made = subscribed(
        url=absolute(f"/frister/{user.pk}"),
        name=gettext("Bevillinger, der slutter"),
        language=settings.LANGUAGE_CODE,
        components=[_event(grant, absolute) for grant in grants],
    )
    return made.to_ical()


def _event(grant: Any, absolute: Callable[[str], str]) -> Event:
    page = grant.page
    changed = page.last_published_at or page.first_published_at or timezone.now()
    made = Event.new(
        uid=str(uuid5(NAMESPACE_URL, absolute(f"/frister/bevilling/{grant.pk}"))),
        stamp=changed,
        last_modified=changed,
        # A grant changes by publishing its page, whose revisions are numbered upwards.
        sequence=page.live_revision_id or 0,
        summary=_summary(grant),
        start=grant.deadline,
        end=grant.deadline + timedelta(1),
        description=_description(grant),
        transparency=TRANSP.TRANSPARENT,
    )
    made.add("url", absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    return made


def _summary(grant: Any) -> str:
    title = printable(grant.page.title)
    if grant.deadline != grant.ends_last_day:
        return gettext("Afgørelse om næste år: %(title)s") % {"title": title}
    return gettext("Pengene slutter: %(title)s") % {"title": title}


def _description(grant: Any) -> str:
    parts = (str(grant), fuzzy(grant.ends), kroner(grant.amount_dkk))
    return printable(", ".join(part for part in parts if part))
