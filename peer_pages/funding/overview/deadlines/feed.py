"""The deadlines of somebody's grants as a private calendar (RFC 5545), opened by a secret in the address alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from icalendar import TRANSP, Event
from wagtail.users.models import UserProfile

from peer_pages.calendars.subscribed import CONTENT_TYPE, subscribed
from peer_pages.calendars.text import printable
from peer_pages.funding import ladder
from peer_pages.funding.days import today
from peer_pages.funding.overview.deadlines.secret import owner_of
from peer_pages.funding.overview.grants import own_grants
from peer_pages.templatetags.peer_format import day, fuzzy, kroner

PAST = timedelta(days=365)
"""How long a deadline that is over stays."""
MOST = 2000
HEADERS = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar, or 404 for a secret that opens none (any more)."""
    user = owner_of(token)
    if user is None:
        raise Http404
    with translation.override(_language(user)):
        content = calendar(user, request.build_absolute_uri)
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=HEADERS)


def calendar(user: Any, absolute: Callable[[str], str]) -> bytes:
    """Return the deadlines of the grants of `user`, without alarms: the mails remind."""
    grants = own_grants(user).filter(deadline__gte=today() - PAST).order_by("deadline", "pk")[:MOST]
    made = subscribed(
        url=absolute(f"/frister/{user.pk}"),
        name=gettext("Bevillinger, der slutter"),
        language=_language(user),
        components=[_event(grant, absolute) for grant in grants],
    )
    return made.to_ical()


def _language(user: Any) -> str:
    """Return what `user` reads; the program that asks has a language of its own."""
    profile: UserProfile | None = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


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
        description="\n".join(map(printable, _description(grant))),
        transparency=TRANSP.TRANSPARENT,
    )
    made.add("url", absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    return made


def _summary(grant: Any) -> str:
    title = printable(grant.page.title)
    if grant.deadline != grant.ends_last_day:
        return gettext("Afgørelse om næste år: %(title)s") % {"title": title}
    return gettext("Pengene slutter: %(title)s") % {"title": title}


def _description(grant: Any) -> Iterator[str]:
    """Yield whose money it is, how much, and when it ends so far as anybody knows."""
    yield ", ".join(part for part in (str(grant), kroner(grant.amount_dkk)) if part)
    if grant.ends:
        yield gettext("Pengene slutter: %(ends)s") % {"ends": fuzzy(grant.ends)}
    if grant.deadline == grant.ends_last_day and ladder.precision(grant.ends) is not ladder.Precision.DAY:
        yield gettext("Dagen kendes ikke; her er den sidste, det kan være, %(day)s.") % {"day": day(grant.deadline)}
