"""Which role somebody has."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group

from peer_pages.roles.who import (
    ADMINISTRATORS,
    EDITORS,
    group_names,
    is_editor,
    is_partner,
    organisations_of,
    role_groups,
)
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_user


def user(*names: str, active: bool = True, superuser: bool = False) -> Any:
    """Return what the questions read of a user in these groups."""
    return SimpleNamespace(is_active=active, is_superuser=superuser, pk=1, _catalogue_group_names=frozenset(names))


@pytest.mark.parametrize(
    ("somebody", "editor"),
    [
        (user(EDITORS), True),
        (user(ADMINISTRATORS), True),
        (user(EDITORS, ADMINISTRATORS, "Partner: Broen"), True),
        (user(superuser=True), True),
        (user(), False),
        (user("Partner: Broen"), False),
        (user("redaktører"), False),
        (user("Redaktører i Broen"), False),
        (user(EDITORS, active=False), False),
        (user(superuser=True, active=False), False),
        (AnonymousUser(), False),
    ],
)
def test_editors_are_told_by_their_groups_and_only_while_they_are_active(somebody: Any, editor: bool) -> None:
    assert is_editor(somebody) is editor


def test_groups_are_read_once_for_each_user_object(db: None, django_assert_num_queries: Any) -> None:
    rita = make_user("Rita", Group.objects.create(name="Kor"))
    with django_assert_num_queries(1):
        assert group_names(rita) == group_names(rita) == {"Kor"}
    rita.groups.clear()
    assert group_names(get_user_model().objects.get(pk=rita.pk)) == frozenset()


def test_stranger_is_in_no_group_and_writes_for_nobody(db: None) -> None:
    assert group_names(AnonymousUser()) == frozenset()
    assert not organisations_of(AnonymousUser()).exists()
    assert not is_partner(AnonymousUser())


@pytest.fixture
def broen(db: None) -> Any:
    return factories.make_organisation("Broen", partner_group=Group.objects.create(name="Partner: Broen"))


def test_partner_is_who_is_in_the_group_of_an_organisation(broen: Any) -> None:
    sofie, stine = make_user("Sofie", broen.partner_group), make_user("Stine", Group.objects.create(name="Broen"))
    assert list(organisations_of(sofie)) == [broen]
    assert is_partner(sofie)
    assert not is_partner(stine)


def test_superuser_in_a_partner_group_writes_for_it_and_is_no_partner(broen: Any) -> None:
    ruth = make_user("Ruth", broen.partner_group, is_superuser=True)
    assert list(organisations_of(ruth)) == [broen]
    assert not is_partner(ruth)


def test_user_of_two_organisations_writes_for_both(broen: Any) -> None:
    other: Any = factories.make_organisation("Anden", partner_group=Group.objects.create(name="Partner: Anden"))
    assert set(organisations_of(make_user("Sofie", broen.partner_group, other.partner_group))) == {broen, other}


def test_shut_out_user_writes_for_nobody(broen: Any) -> None:
    assert not organisations_of(make_user("Sofie", broen.partner_group, is_active=False)).exists()


def test_groups_of_roles_are_the_two_of_the_site_and_one_for_each_partner(broen: Any) -> None:
    Group.objects.create(name="Kor")
    for name in (EDITORS, ADMINISTRATORS):
        Group.objects.get_or_create(name=name)
    assert set(role_groups().values_list("name", flat=True)) == {EDITORS, ADMINISTRATORS, "Partner: Broen"}
