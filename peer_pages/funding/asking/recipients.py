"""Whom a question goes to: the grant's responsible person, the organisation's partners, the editors."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet
from django.db.models.functions import Lower
from wagtail.users.models import UserProfile

from peer_pages.funding.asking.planning import CHECKED
from peer_pages.models import Contact, Funding, OptOut, Reminder
from peer_pages.models.catalogue import CataloguePage
from workflows.definitions.rolemap import roles_with
from workflows.vocabulary import Permission

Level = Reminder.Level
User = get_user_model()


@dataclass(frozen=True)
class Recipient:
    """Somebody who may be written to."""

    address: str
    language: str = settings.LANGUAGE_CODE
    user_id: int | None = None
    contact_id: int | None = None


Recipients = list[tuple[Recipient, ...]]
"""For each question in turn, those who are asked."""


def responsible(reminders: Sequence[Reminder], day: date) -> Recipients:
    """Return the person each grant names; of a question about a page, those its grants name."""
    named = _responsible_by_page(reminders)
    found = []
    for one in reminders:
        people = named[one.page_id] if one.funding_id is None else named[one.page_id, one.funding_id]
        allowed = [contact for contact in people if contact.email and contact.is_public(day)]
        found.append(tuple(Recipient(_small(contact.email), contact_id=contact.pk) for contact in allowed))
    return found


def _responsible_by_page(reminders: Sequence[Reminder]) -> dict[Any, list[Contact]]:
    """Return the contacts by page, and by page and grant."""
    named: dict[Any, list[Contact]] = defaultdict(list)
    pages = {one.page_id for one in reminders}
    grants = Funding.objects.filter(page__in=pages, responsible__isnull=False).select_related("responsible")
    for grant in grants.only("page_id", "responsible").order_by("pk"):
        for key in (grant.page_id, (grant.page_id, grant.pk)):
            if grant.responsible and grant.responsible not in named[key]:
                named[key].append(grant.responsible)
    return named


def partners(reminders: Sequence[Reminder], _day: date) -> Recipients:
    """Return the active users who write for the organisations behind each page."""
    pages = {one.page_id for one in reminders}
    by_page: dict[Any, dict[str, Recipient]] = defaultdict(dict)
    for model in CHECKED:
        for user in _writing_for(model, pages):
            by_page[user.page_id].setdefault(_small(user.email), _as_recipient(user))
    return [tuple(by_page[one.page_id].values()) for one in reminders]


def _writing_for(model: type[CataloguePage], pages: Iterable[Any]) -> QuerySet[Any]:
    organisations = f"groups__organisation__{model._meta.model_name}s"  # noqa: SLF001 - Django's own way to a name
    found = _active_users().filter(**{f"{organisations}__in": pages})
    return found.annotate(page_id=F(organisations)).distinct()


def editors(reminders: Sequence[Reminder], _day: date) -> Recipients:
    """Return the active users who may decide about every page."""
    roles = roles_with(Permission.REVIEW)
    users = _active_users().filter(groups__workflow_roles__role__in=roles).distinct()
    found = {_small(user.email): _as_recipient(user) for user in users}
    return [tuple(found.values())] * len(reminders)


LEVELS: dict[Level, Callable[[Sequence[Reminder], date], Recipients]] = {
    Level.RESPONSIBLE: responsible,
    Level.PARTNERS: partners,
    Level.EDITORS: editors,
}
"""In the order in which they are asked."""


def recipients(reminders: Sequence[Reminder], day: date) -> list[dict[Level, tuple[Recipient, ...]]]:
    """Return for each question those whom each level would ask; a level that reaches nobody is left out."""
    found = {level: at_level(reminders, day) for level, at_level in LEVELS.items()}
    everybody = {one.address for level in found.values() for people in level for one in people}
    silent, users = _silent(everybody), _users_at(everybody)
    result = []
    for number, reminder in enumerate(reminders):
        away = silent[reminder.is_optional]
        asked = {
            level: tuple(users.get(one.address, one) for one in people[number] if one.address not in away)
            for level, people in found.items()
        }
        result.append({level: people for level, people in asked.items() if people})
    return result


def _silent(addresses: set[str]) -> dict[bool, set[str]]:
    """Return who gets nothing: of what is not optional, and of what is."""
    known = User.objects.alias(small=Lower("email")).filter(small__in=addresses)
    active = {_small(email) for email in known.filter(is_active=True).values_list("email", flat=True)}
    gone = {_small(email) for email in known.filter(is_active=False).values_list("email", flat=True)} - active
    refused = set(OptOut.objects.filter(address__in=addresses).values_list("address", flat=True))
    return {False: gone, True: gone | refused}


def _users_at(addresses: set[str]) -> dict[str, Recipient]:
    """Return the users behind addresses: they have chosen a language, also when asked as somebody's contact."""
    users = _active_users().alias(small=Lower("email")).filter(small__in=addresses)
    return {_small(user.email): _as_recipient(user) for user in users}


def _active_users() -> QuerySet[Any]:
    return User.objects.filter(is_active=True).exclude(email="").select_related("wagtail_userprofile")


def _as_recipient(user: Any) -> Recipient:
    profile: UserProfile | None = getattr(user, "wagtail_userprofile", None)
    language = (profile and profile.preferred_language) or settings.LANGUAGE_CODE
    return Recipient(_small(user.email), language=language, user_id=user.pk)


def _small(email: str) -> str:
    return email.strip().lower()
