"""The people who write for an organisation."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail

from peer_pages.models import Organisation
from peer_pages.roles.errors import (
    AlreadyEditorError,
    AmbiguousUserError,
    BadEmailError,
    BadNameError,
    DeactivatedError,
)
from peer_pages.roles.people import ensure_partner, find_user, password_link, send_welcome
from peer_pages.roles.who import EDITORS
from peer_pages.tests.roles.world import make_user

LONG_ADDRESS = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.dk"
TOO_LONG_ADDRESS = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.dk"


@pytest.fixture
def group(db: None) -> Group:
    return Group.objects.create(name="Partner: Prøve")


def new_user(group: Group, email: str = "sofie@example.org", name: str = "") -> Any:
    user, created = ensure_partner(email=email, name=name, group=group)
    assert created
    return get_user_model().objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("", "", ""),
        ("   ", "", ""),
        ("Sofie", "Sofie", ""),
        ("Sofie Ærø", "Sofie", "Ærø"),
        ("  Åse  Marie   Østergård Ågård ", "Åse", "Marie Østergård Ågård"),
        ("Sofie\tHansen", "Sofie", "Hansen"),
        ("x" * 150, "x" * 150, ""),
    ],
)
def test_name_is_divided_after_the_first_word(group: Group, name: str, first: str, last: str) -> None:
    user = new_user(group, name=name)
    assert (user.first_name, user.last_name) == (first, last)


@pytest.mark.parametrize("name", ["x" * 151, "Sofie " + "x" * 151])
def test_name_longer_than_the_database_holds_is_refused_and_nobody_is_made(group: Group, name: str) -> None:
    with pytest.raises(BadNameError, match="kan ikke bruges som navn"):
        ensure_partner(email="sofie@example.org", name=name, group=group)
    assert not get_user_model().objects.filter(email="sofie@example.org").exists()


@pytest.mark.parametrize(
    ("email", "username"),
    [
        ("Sofie@Example.org", "sofie@example.org"),
        ("  sofie@example.org ", "sofie@example.org"),
        ("sofie+peer@example.org", "sofie+peer@example.org"),
        ("o'brien@example.org", "o-brien@example.org"),
        ("sofie/peer!@example.org", "sofie-peer-@example.org"),
        (LONG_ADDRESS, LONG_ADDRESS[:140]),
    ],
)
def test_user_name_is_the_address_as_far_as_it_can_be_one(group: Group, email: str, username: str) -> None:
    user = new_user(group, email)
    assert user.username == username
    user.full_clean()


def test_taken_user_name_is_numbered_and_stays_within_the_limit(group: Group) -> None:
    for number in ("", "-2"):
        get_user_model().objects.create_user(LONG_ADDRESS[:140].upper() + number)
    user = new_user(group, LONG_ADDRESS)
    assert user.username == LONG_ADDRESS[:140] + "-3"
    user.full_clean()


def test_new_user_has_no_password_no_rights_and_the_sites_language(group: Group) -> None:
    user = new_user(group)
    assert not user.has_usable_password()
    assert not user.is_staff
    assert not user.is_superuser
    assert user.wagtail_userprofile.preferred_language == "da"
    assert list(user.groups.all()) == [group]


def test_domain_of_the_address_is_kept_in_lower_case_and_its_name_as_written(group: Group) -> None:
    assert new_user(group, "Sofie.Prøve@Example.ORG".replace("ø", "o")).email == "Sofie.Prove@example.org"


def test_user_who_is_there_keeps_name_and_groups(group: Group) -> None:
    other = Group.objects.create(name="Partner: Anden")
    sofie = make_user("Sofie", other)
    user, created = ensure_partner(email="SOFIE@EXAMPLE.ORG", name="Somebody Else", group=group)
    assert (user, created) == (sofie, False)
    assert user.first_name == "Sofie"
    assert set(user.groups.all()) == {group, other}


@pytest.mark.parametrize(
    "email", ["", " ", "sofie", "sofie@", "@example.org", "a@b", "a b@example.org", "a@example.org,b@example.org"]
)
def test_text_that_is_no_address_is_refused_before_the_database_is_asked(email: str) -> None:
    with pytest.raises(BadEmailError, match="er ikke en e-mailadresse"):
        find_user(email)


def test_address_longer_than_the_database_holds_is_refused() -> None:
    with pytest.raises(BadEmailError):
        find_user(TOO_LONG_ADDRESS[:200] + "." + TOO_LONG_ADDRESS[-60:])


def test_address_nobody_has_finds_nobody(db: None) -> None:
    assert find_user("ingen@example.org") is None


def test_editor_superuser_and_shut_out_user_are_no_partners(db: None) -> None:
    make_user("Rita", Group.objects.get_or_create(name=EDITORS)[0])
    make_user("Ruth", is_superuser=True)
    make_user("Ronja", is_active=False)
    make_user("Rosa", Group.objects.get(name=EDITORS), is_active=False)
    for name, error in (
        ("rita", AlreadyEditorError),
        ("ruth", AlreadyEditorError),
        ("ronja", DeactivatedError),
        ("rosa", DeactivatedError),
    ):
        with pytest.raises(error, match=f"{name}@example.org"):
            find_user(f"{name}@example.org")


def test_address_of_two_users_finds_neither(db: None) -> None:
    make_user("Sofie")
    get_user_model().objects.create_user("anden", "SOFIE@example.org")
    with pytest.raises(AmbiguousUserError):
        find_user("sofie@example.org")


@pytest.mark.parametrize("base", ["https://peer.example.dk", "https://peer.example.dk/"])
def test_link_is_the_sites_and_differs_for_each_user(group: Group, settings: Any, base: str) -> None:
    settings.WAGTAILADMIN_BASE_URL = base
    first, second = (password_link(new_user(group, f"{name}@example.org")) for name in ("a", "b"))
    assert first.startswith("https://peer.example.dk/admin/password_reset/confirm/")
    assert first != second


def test_link_is_void_when_the_password_was_changed(group: Group) -> None:
    user = new_user(group)
    before = password_link(user)
    user.set_password("Solskin-over-Storebælt-7")
    assert password_link(user) != before


def test_welcome_names_organisation_link_and_user_name(group: Group, settings: Any) -> None:
    settings.PASSWORD_RESET_TIMEOUT = 5 * 86400
    user = new_user(group, "o'brien@example.org")
    send_welcome(user, Organisation(name="Broen\r\nBcc: alle@example.org"), "https://peer.example.dk/x")
    (message,) = mail.outbox
    assert message.to == ["o'brien@example.org"]
    assert message.subject == "Skriv for Broen Bcc: alle@example.org i kataloget"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "https://peer.example.dk/x" in message.body
    assert "o-brien@example.org" in message.body
    assert "5 dage" in message.body
