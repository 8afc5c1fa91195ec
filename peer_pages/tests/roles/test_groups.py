"""The groups, their permissions and the review."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from peer_pages.models import Contact, Organisation
from peer_pages.roles.groups import PARTNER_ON_PAGES, REVIEW, STOCK_GROUPS, ensure_roles
from peer_pages.roles.policies import CONTACT_POLICY, ReferencePolicy
from peer_pages.roles.who import ADMINISTRATORS, EDITORS, is_editor, is_partner, organisations_of
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World, make_user


def snapshot() -> list[Any]:
    """Return every group with all it may do, and where the review applies."""
    every: Any = Group.objects.order_by("name")
    groups = [
        (
            group.name,
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(group.page_permissions.values_list("page", "permission__codename")),
            sorted(group.collection_permissions.values_list("collection__name", "permission__codename")),
        )
        for group in every
    ]
    return [groups, list(WorkflowPage.objects.values_list("page__depth", "workflow__name"))]


def test_second_run_changes_nothing(world: World) -> None:
    before = snapshot()
    ensure_roles()
    assert snapshot() == before


def test_review_applies_to_the_whole_tree(world: World) -> None:
    workflow = world.ours.draft.get_workflow()
    assert workflow.name == REVIEW
    assert [task.specific.name for task in workflow.tasks] == [REVIEW]


def test_stock_groups_and_review_are_gone(world: World) -> None:
    assert not Group.objects.filter(name__in=STOCK_GROUPS).exists()
    assert list(Workflow.objects.filter(active=True).values_list("name", flat=True)) == [REVIEW]


def test_stock_group_with_members_is_left_alone(world: World) -> None:
    Group.objects.create(name="Editors")
    make_user("Mads", Group.objects.create(name="Moderators"))
    ensure_roles()
    assert Group.objects.filter(name__in=STOCK_GROUPS).values_list("name", flat=True).get() == "Moderators"


def test_review_of_ones_own_is_left_alone(world: World) -> None:
    own = Workflow.objects.create(name="Vores egen")
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": own})
    ensure_roles()
    assert WorkflowPage.objects.get().workflow == own


def test_partner_holds_no_permission_to_publish_or_delete_in_bulk(world: World) -> None:
    grants = GroupPagePermission.objects.filter(group=world.ours.place.group)
    assert set(grants.values_list("permission__codename", flat=True)) == set(PARTNER_ON_PAGES)
    assert not set(PARTNER_ON_PAGES) & {"publish_page", "bulk_delete_page", "unlock_page"}


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
