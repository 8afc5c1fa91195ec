"""The groups, their permissions and their roles."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from peer_pages.models import Contact, Organisation
from peer_pages.roles.groups import EVERYWHERE, PARTNER_ROLES, STOCK_GROUPS, ensure_roles
from peer_pages.roles.policies import CONTACT_POLICY, ReferencePolicy
from peer_pages.roles.who import ADMINISTRATORS, EDITORS, is_editor, is_partner, organisations_of
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World, make_user


def snapshot() -> list[Any]:
    """Return every group with all it may do and is."""
    every: Any = Group.objects.order_by("name")
    return [
        (
            group.name,
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(group.page_permissions.values_list("page", "permission__codename")),
            sorted(group.collection_permissions.values_list("collection__name", "permission__codename")),
            sorted(group.workflow_roles.values_list("role", flat=True)),
            sorted(group.local_roles.values_list("page", "role")),
        )
        for group in every
    ]


def test_second_run_changes_nothing(world: World) -> None:
    before = snapshot()
    ensure_roles()
    assert snapshot() == before


def test_stock_groups_are_gone(world: World) -> None:
    assert not Group.objects.filter(name__in=STOCK_GROUPS).exists()


def test_stock_group_with_members_is_left_alone(world: World) -> None:
    Group.objects.create(name="Editors")
    make_user("Mads", Group.objects.create(name="Moderators"))
    ensure_roles()
    assert Group.objects.filter(name__in=STOCK_GROUPS).values_list("name", flat=True).get() == "Moderators"


@pytest.mark.parametrize("group", EVERYWHERE)
def test_agency_has_its_roles_everywhere(world: World, group: str) -> None:
    roles = Group.objects.get(name=group).workflow_roles.values_list("role", flat=True)
    assert set(roles) == set(EVERYWHERE[group])


def test_partner_has_roles_on_the_section_and_no_grant_of_wagtails(world: World) -> None:
    group = world.ours.place.group
    assert not GroupPagePermission.objects.filter(group=group).exists()
    assert not group.workflow_roles.exists()
    section = world.ours.place.section.pk
    assert set(group.local_roles.values_list("page", "role")) == {(section, role) for role in PARTNER_ROLES}
    assert "Reviewer" not in PARTNER_ROLES


@pytest.mark.parametrize(
    ("who", "editor", "partner"),
    [("editor", True, False), ("administrator", True, False), ("newcomer", False, False)],
)
def test_roles_are_told_apart(world: World, who: str, editor: bool, partner: bool) -> None:
    user = getattr(world, who)
    assert (is_editor(user), is_partner(user)) == (editor, partner)


def test_editor_in_a_partner_group_stays_an_editor(world: World) -> None:
    world.editor.groups.add(world.ours.place.group)
    assert is_editor(world.editor)
    assert not is_partner(world.editor)


def test_deactivated_user_has_no_role(world: World) -> None:
    for user in (world.editor, world.ours.user):
        user.is_active = False
        assert not is_editor(user)
        assert not organisations_of(user).exists()


@pytest.mark.parametrize(
    ("who", "action", "allowed"),
    [
        ("ours", "view", True),
        ("ours", "change", False),
        ("ours", "delete", False),
        ("editor", "change", True),
        ("newcomer", "view", False),
    ],
)
def test_shared_facts_are_read_by_all_and_written_by_editors(
    world: World, who: str, action: str, allowed: bool
) -> None:
    user = world.ours.user if who == "ours" else getattr(world, who)
    assert ReferencePolicy(Organisation).user_has_permission(user, action) is allowed


@pytest.mark.parametrize("action", ["add", "change", "view", "choose", "delete"])
def test_partner_has_own_contacts_but_deletes_none(world: World, action: str) -> None:
    ours, theirs, user = world.ours.contact, world.theirs.contact, world.ours.user
    may = CONTACT_POLICY.user_has_permission_for_instance
    assert may(user, action, ours) is (action != "delete")
    assert not may(user, action, theirs)
    seen = CONTACT_POLICY.instances_user_has_any_permission_for(user, [action])
    assert list(seen) == ([ours] if action != "delete" else [])


def test_contact_without_an_organisation_is_for_editors(world: World) -> None:
    loose = factories.make_contact("Løs", organisation=None)
    may = CONTACT_POLICY.user_has_permission_for_instance
    assert not may(world.ours.user, "view", loose)
    assert may(world.editor, "change", loose)


def test_policy_counts_partners_among_those_who_write_contacts(world: World) -> None:
    assert world.ours.user in CONTACT_POLICY.users_with_any_permission(["change"])
    assert world.ours.user not in CONTACT_POLICY.users_with_any_permission(["delete"])
    assert Contact.objects.count() == 2


def test_names_of_the_roles_are_danish(world: World) -> None:
    assert {EDITORS, ADMINISTRATORS} <= set(Group.objects.values_list("name", flat=True))
