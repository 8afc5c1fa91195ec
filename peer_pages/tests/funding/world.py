"""Grants, the people behind them, and what was sent, for the tests of the reminders."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from peer_pages.models import Contact, Digest, Funding, InitiativePage, Organisation
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_editor

DAY = date(2026, 6, 15)


def make_grant(
    ends: str = "2026-07-15", *, title: str = "", page: dict[str, Any] | None = None, **values: Any
) -> Funding:
    """Return the one grant of a new public page that was checked on `DAY`."""
    facts = {"last_checked_on": DAY, **(page or {})}
    made = factories.make_initiative(title, fundings=[Funding(ends=ends, **values)], **facts)
    return made.fundings.get()


def make_partner(organisation: Organisation, email: str, *, language: str = "", **values: Any) -> User:
    """Return somebody who writes for `organisation`."""
    if organisation.partner_group is None:
        organisation.partner_group = Group.objects.create(name=organisation.name)
        organisation.save()
    user = User.objects.create_user(email, email=email, **values)
    user.groups.add(organisation.partner_group)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@dataclass(frozen=True)
class People:
    """A grant and somebody at each level."""

    grant: Funding
    responsible: Contact
    partner: User
    editor: User


def make_people(ends: str = "2026-07-15", *, checked: date = DAY, **values: Any) -> People:
    """Return a grant that names somebody responsible, its organisation's partner, and the editor."""
    organisation = factories.make_organisation()
    contact = factories.make_contact(email="ansvarlig@example.org")
    facts = {"organisations": [organisation], "last_checked_on": checked}
    grant = make_grant(ends, responsible=contact, page=facts, **values)
    return People(grant, contact, make_partner(organisation, "partner@example.org"), make_editor())


def published_on(page: Page, day: date) -> None:
    """Let `page` have come out on `day`."""
    moment = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    type(page).objects.filter(pk=page.pk).update(first_published_at=moment)


def asked(day: date | None = None) -> dict[str, list[str]]:
    """Return what each address is asked, in the mails of `day` or in all."""
    mails = Digest.objects.filter(day=day) if day else Digest.objects.all()
    return {
        mail.address: [line.reminder.question for line in mail.lines.select_related("reminder")]
        for mail in mails.order_by("address")
    }


def move_end(grant: Funding, ends: str) -> None:
    """Let the grant end at another time."""
    grant.ends = ends
    grant.save()


def page_of(grant: Funding) -> InitiativePage:
    """Return the grant's page as it is now."""
    return InitiativePage.objects.get(pk=grant.page_id)


def days_before(text: str, days: int) -> date:
    """Return the day so many days before an end."""
    return date.fromisoformat(text) - timedelta(days)
