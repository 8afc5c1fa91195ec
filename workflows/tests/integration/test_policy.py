"""Which pages a user meets in lists, and what that costs."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from workflows.integration.policy import WorkflowPagePermissionPolicy
from workflows.models import LocalRole
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.world import CANARY, World, article, folder
from workflows.vocabulary import Role


@pytest.fixture
def policy() -> WorkflowPagePermissionPolicy:
    return policy_registry.get_by_type(ArticlePage)


def titles(pages) -> set[str]:
    return set(pages.filter(depth__gt=1).values_list("title", flat=True))


def test_it_is_the_registered_one_and_made_without_arguments(policy: WorkflowPagePermissionPolicy) -> None:
    assert isinstance(policy, WorkflowPagePermissionPolicy)
    assert WorkflowPagePermissionPolicy().model is Page
    assert WorkflowPagePermissionPolicy.for_model(ArticlePage).model is ArticlePage


OURS = {"Meadow folder", "Meadow draft", "Meadow waiting", "Meadow live", "Handbook"}
PUBLIC = {"Home", "Meadow live", f"{CANARY} live"}
EXPLORABLE = {
    "ann": OURS | PUBLIC,
    "reader": OURS | PUBLIC,
    "outsider": PUBLIC | {"Handbook"},
    "reviewer": PUBLIC | {"Meadow waiting", f"{CANARY} waiting", "Handbook"},
}


@pytest.mark.parametrize("name", EXPLORABLE)
def test_what_one_may_see_in_a_list(world: World, policy: WorkflowPagePermissionPolicy, name: str) -> None:
    assert titles(policy.explorable_instances(world.people[name])) == EXPLORABLE[name]


def test_root_sees_everything(world: World, policy: WorkflowPagePermissionPolicy) -> None:
    assert policy.explorable_instances(world.people["root"]).count() == Page.objects.count()


CHANGEABLE = {
    "ann": {"Meadow folder", "Meadow draft", "Meadow live", "Handbook"},
    "reader": set(),
    "reviewer": {"Meadow waiting", f"{CANARY} waiting"},
}


@pytest.mark.parametrize("name", CHANGEABLE)
def test_what_one_may_change(world: World, policy: WorkflowPagePermissionPolicy, name: str) -> None:
    assert titles(policy.instances_user_has_permission_for(world.people[name], "change")) == CHANGEABLE[name]


@pytest.mark.parametrize("action", ["add", "change", "delete", "publish", "lock", "view"])
def test_list_and_page_give_the_same_answer(world: World, policy: WorkflowPagePermissionPolicy, action: str) -> None:
    for user in world.people.values():
        listed = set(policy.instances_user_has_permission_for(user, action).values_list("pk", flat=True))
        pages = Page.objects.filter(depth__gt=1).specific()
        asked = {page.pk for page in pages if policy.user_has_permission_for_instance(user, action, page)}
        assert asked == listed & {page.pk for page in pages}, user


def test_plain_pages_keep_wagtails_rules(world: World, policy: WorkflowPagePermissionPolicy) -> None:
    ann = world.people["ann"]
    assert "Plain" not in titles(policy.explorable_instances(ann))
    group = Group.objects.create(name="Plain editors")
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=world.home, permission=change)
    ann.groups.add(group)
    fresh = type(ann).objects.get(pk=ann.pk)
    assert "Plain" in titles(policy.explorable_instances(fresh))
    # Wagtail's grant opens nothing that follows a workflow.
    assert titles(policy.instances_user_has_permission_for(fresh, "change")) == CHANGEABLE["ann"] | {"Plain"}


def test_with_add_one_changes_ones_own_plain_pages(world: World, policy: WorkflowPagePermissionPolicy) -> None:
    ann = world.people["ann"]
    group = Group.objects.create(name="Plain authors")
    GroupPagePermission.objects.create(
        group=group, page=world.home, permission=Permission.objects.get(codename="add_page")
    )
    ann.groups.add(group)
    assert "Plain" not in titles(policy.instances_user_has_permission_for(ann, "change"))
    Page.objects.filter(pk=world.plain.pk).update(owner=ann)
    assert "Plain" in titles(policy.instances_user_has_permission_for(ann, "change"))


def test_the_explorer_begins_where_the_user_has_a_role(world: World, policy: WorkflowPagePermissionPolicy) -> None:
    assert policy.explorable_root_instance(world.people["ann"]).pk == world.ours.folder.pk
    assert policy.explorable_root_instance(world.people["reviewer"]).is_root()
    assert policy.explorable_root_instance(world.people["outsider"]) is None


def test_a_hidden_common_ancestor_is_passed_over(world: World, policy: WorkflowPagePermissionPolicy) -> None:
    hidden = folder(world.home, "Hidden", world.people["bob"])
    for number in range(2):
        place = folder(hidden, f"Place {number}", world.people["bob"])
        LocalRole.objects.create(page=place, user=world.people["outsider"], role=Role.EDITOR)
    outsider = type(world.people["outsider"]).objects.get(username="outsider")
    assert policy.explorable_root_instance(outsider).pk == world.home.pk


@pytest.mark.parametrize("action", ["add", "change"])
def test_who_has_some_page(world: World, policy: WorkflowPagePermissionPolicy, action: str) -> None:
    yes = {name for name, user in world.people.items() if policy.user_has_permission(user, action)}
    assert yes >= {"ann", "bob", "root", "administrator"}
    assert "outsider" not in yes


def grants(world: World, user, number: int) -> None:
    for index in range(number):
        place = folder(world.home, f"Granted {index}", world.people["bob"])
        LocalRole.objects.create(page=place, user=user, role=Role.EDITOR)


@pytest.mark.parametrize("question", ["explorable_instances", "change"])
def test_the_list_is_one_query_however_many_grants(
    world: World, policy: WorkflowPagePermissionPolicy, question: str
) -> None:
    def queries() -> int:
        user = type(world.people["ann"]).objects.get(username="ann")
        with CaptureQueriesContext(connection) as captured:
            if question == "change":
                list(policy.instances_user_has_permission_for(user, "change"))
            else:
                list(policy.explorable_instances(user))
        return len(captured)

    few = queries()
    grants(world, world.people["ann"], 12)
    assert queries() == few <= 10


def test_one_is_not_asked_for_what_is_below_a_leaf(world: World) -> None:
    page = article(world.ours.folder, "Leaf", world.people["ann"])
    assert page.permissions_for_user(world.people["ann"]).can_delete()
