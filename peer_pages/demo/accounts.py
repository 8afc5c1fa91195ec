"""The demonstration's logins: one of each role, and two partners who cannot see each other's drafts."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from peer_pages.demo.facts import Facts
from peer_pages.models import Organisation
from peer_pages.roles.people import ensure_partner
from peer_pages.roles.places import ensure_place
from peer_pages.roles.who import ADMINISTRATORS, EDITORS

PASSWORD = "varm-kakao-til-alle"  # noqa: S105 - public on purpose; the command refuses to run on a public site


@dataclass(frozen=True)
class Account:
    """A login: its key in the content, the person and the role in both languages."""

    key: str
    name: str
    email: str
    role_da: str
    role_en: str


@dataclass(frozen=True)
class Staff(Account):
    """A login for the whole site."""

    group: str


@dataclass(frozen=True)
class Partner(Account):
    """A login for one organisation."""

    organisation: str


STAFF = (
    Staff("admin", "Asta Demant", "administrator@example.org", "Administrator", "Administrator", ADMINISTRATORS),
    Staff("editor", "Rikke Demant", "redaktoer@example.org", "Redaktør", "Editor", EDITORS),
)
PARTNERS = (
    Partner("sind", "Karen Demant", "partner-sind@example.org", "Partner (SIND)", "Partner (SIND)", "sind"),
    Partner(
        "fountain-house",
        "Villy Demant",
        "partner-fountain-house@example.org",
        "Partner (Fountain House)",
        "Partner (Fountain House)",
        "fountain-house",
    ),
)
ACCOUNTS: tuple[Account, ...] = (*STAFF, *PARTNERS)


def ensure_staff(facts: Facts) -> None:
    """Make the editors' users, as yet without any role."""
    users = get_user_model().objects
    for account in STAFF:
        user = users.filter(username=account.email).first()
        if user is None:
            first, _space, last = account.name.partition(" ")
            user = users.create_user(account.email, account.email, PASSWORD, first_name=first, last_name=last)
            UserProfile.objects.create(user=user, preferred_language=settings.LANGUAGE_CODE)
        facts.add(account.key, user)


def ensure_partners(facts: Facts) -> None:
    """Make the partners' users and their organisations' places."""
    for account in PARTNERS:
        facts.add(account.key, _existing(account) or _new_partner(account, facts))


def give_roles(facts: Facts) -> None:
    """Let the editors in."""
    for account in STAFF:
        facts.one(get_user_model(), account.key).groups.add(Group.objects.get(name=account.group))


def _existing(account: Account) -> Any:
    return get_user_model().objects.filter(username=account.email).first()


def _new_partner(account: Partner, facts: Facts) -> Any:
    organisation = facts.one(Organisation, account.organisation)
    place = ensure_place(name=organisation.name)
    user, _created = ensure_partner(email=account.email, name=account.name, group=place.group)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user
