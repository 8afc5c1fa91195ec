"""What a user may do with one page: the tester, asked for each of Wagtail's questions."""

import pytest
from wagtail.models import PagePermissionTester

from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.integration.types import all_below_have, below_that_have
from workflows.models import RoleBlock
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.world import World, article, folder

# What is asked, of which page of Ann's section, and who is answered yes.
ANSWERS = {
    ("can_view", "draft"): "ann reader administrator root",
    ("can_edit", "draft"): "ann administrator root",
    ("can_open", "draft"): "ann administrator root",
    ("can_delete", "draft"): "ann administrator root",
    ("can_move", "draft"): "ann administrator root",
    ("can_copy", "draft"): "ann administrator root",
    ("can_lock", "draft"): "ann administrator root",
    ("can_unlock", "draft"): "reviewer administrator root",
    ("can_view_revisions", "draft"): "ann reader administrator root",
    ("can_add_subpage", "draft"): "ann administrator root",
    ("can_set_view_restrictions", "draft"): "reviewer administrator root",
    ("can_view", "waiting"): "ann reader reviewer administrator root",
    ("can_edit", "waiting"): "reviewer administrator root",
    ("can_open", "waiting"): "ann reviewer administrator root",
    ("can_delete", "waiting"): "ann administrator root",
    ("can_view", "live"): "ann bob reader outsider reviewer administrator root",
    ("can_edit", "live"): "ann administrator root",
    ("can_open", "live"): "ann reviewer administrator root",
    ("can_take_off", "live"): "ann reviewer administrator root",
    ("can_reorder_children", "folder"): "ann administrator root",
}
NEVER = ("can_publish", "can_unpublish", "can_publish_subpage", "can_submit_for_moderation")


@pytest.mark.parametrize(("question", "page"), ANSWERS, ids=lambda part: part)
def test_who_is_answered_yes(world: World, question: str, page: str) -> None:
    asked = getattr(world.ours, page)
    yes = {name for name, user in world.people.items() if getattr(asked.permissions_for_user(user), question)()}
    assert yes == set(ANSWERS[question, page].split())


@pytest.mark.parametrize("question", NEVER)
@pytest.mark.parametrize("page", ["draft", "waiting", "live"])
def test_wagtails_own_publishing_is_never_open(world: World, question: str, page: str) -> None:
    asked = getattr(world.ours, page)
    assert not any(getattr(asked.permissions_for_user(user), question)() for user in world.people.values())


def test_an_inactive_superuser_has_nothing(world: World) -> None:
    world.people["root"].is_active = False
    tester = world.ours.draft.permissions_for_user(world.people["root"])
    assert not tester.can_view()
    assert not tester.can_edit()


def test_a_plain_page_keeps_wagtails_rules(world: World) -> None:
    tester = world.plain.permissions_for_user(world.people["root"])
    assert type(tester) is PagePermissionTester
    assert tester.can_publish()
    assert not world.plain.permissions_for_user(world.people["ann"]).can_edit()


def test_the_base_class_asks_the_workflow_too(world: World) -> None:
    assert isinstance(world.ours.draft.page_ptr.permissions_for_user(world.people["ann"]), WorkflowPagePermissionTester)


def test_somebody_elses_lock_keeps_a_page_from_being_deleted(world: World) -> None:
    page = world.ours.draft
    page.locked, page.locked_by = True, world.people["administrator"]
    page.save()
    assert not page.permissions_for_user(world.people["ann"]).can_delete()
    assert page.permissions_for_user(world.people["administrator"]).can_delete()


def test_a_page_goes_only_with_all_that_is_below(world: World) -> None:
    assert world.ours.folder.permissions_for_user(world.people["ann"]).can_delete()
    article(world.ours.folder, "Bob's", world.people["bob"])
    RoleBlock.objects.create(page=ArticlePage.objects.get(title="Bob's"))
    assert not world.ours.folder.permissions_for_user(world.people["ann"]).can_delete()


def test_several_trees_are_asked_about_together_and_each_by_itself(world: World, django_assert_max_num_queries) -> None:
    ann, trees = world.people["ann"], [folder(world.ours.folder, name) for name in ("Whole", "Cut", "Deep", "Leaf")]
    whole, cut, deep, leaf = trees
    article(whole, "Hers", ann)
    inner = folder(folder(deep, "Inner"), "Innermost")
    for place in (cut, inner):
        RoleBlock.objects.create(page=article(place, "Bob's", world.people["bob"]))
    trees = [type(tree).objects.get(pk=tree.pk) for tree in trees]
    with django_assert_max_num_queries(3):
        found = below_that_have(ann, trees, "delete")
    assert found == {whole.path: True, cut.path: False, deep.path: False}
    assert all_below_have(ann, leaf, "delete")


@pytest.mark.parametrize(("destination", "allowed"), [("ours", True), ("theirs", False)])
def test_a_page_moves_and_is_copied_where_one_may_add(world: World, destination: str, allowed: bool) -> None:
    there, tester = getattr(world, destination).folder, world.ours.draft.permissions_for_user(world.people["ann"])
    assert tester.can_move_to(there) is allowed
    assert tester.can_copy_to(there) is allowed


def test_nothing_moves_or_is_copied_into_itself(world: World) -> None:
    tester = world.ours.folder.permissions_for_user(world.people["root"])
    assert not tester.can_move_to(world.ours.draft)
    assert not tester.can_move_to(world.ours.folder)
    assert not tester.can_copy_to(world.ours.folder, recursive=True)


def test_rights_are_asked_once_for_all_questions(world: World, django_assert_max_num_queries) -> None:
    tester = world.ours.draft.permissions_for_user(world.people["ann"])
    tester.can_edit()
    with django_assert_max_num_queries(0):
        assert tester.can_edit()
        assert tester.can_view_revisions()
        assert tester.can_lock()
        assert "change" in tester.permissions
        assert "publish" not in tester.permissions
