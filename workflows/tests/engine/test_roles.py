"""Roles in the context of a page, and the policies that say which workflow it follows."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from workflows import api
from workflows.models import GroupRole, LocalRole, PlacefulPolicy, TypePolicy
from workflows.roles import sharing
from workflows.tests.bare.pages.models import ArticlePage, FolderPage, HandbookPage, PlainPage
from workflows.tests.engine import people
from workflows.tests.engine.people import user

pytestmark = pytest.mark.django_db
EVERYBODY = {"Anonymous"}
LOGGED_IN = {"Anonymous", "Authenticated", "Member"}


def add(parent: Page, title: str, model: type[Page] = FolderPage, **fields) -> Page:
    return Page.objects.get(pk=parent.pk).add_child(instance=model(title=title, live=False, **fields))


@pytest.fixture
def tree(db):
    """A, with B in it, with C in it."""
    top = add(people.root(), "A")
    middle = add(top, "B")
    return {"A": top, "B": middle, "C": add(middle, "C")}


def roles(person, page) -> set[str]:
    return set(api.roles_in_context(person, page))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (AnonymousUser, EVERYBODY),
        (lambda: None, EVERYBODY),
        (lambda: user("plain"), LOGGED_IN),
        (lambda: user("boss", is_superuser=True), LOGGED_IN | {"Manager"}),
        (lambda: user("ed", "Editor", "Reader"), LOGGED_IN | {"Editor", "Reader"}),
        (lambda: user("gone", "Editor", is_active=False), EVERYBODY),
        (lambda: user("gone boss", is_active=False, is_superuser=True), EVERYBODY),
    ],
)
def test_roles_everywhere(tree, person, expected):
    assert roles(person(), tree["C"]) == expected


@pytest.mark.parametrize(
    ("given_on", "blocked", "on", "held"),
    [
        ("A", None, "A", True),
        ("A", None, "C", True),
        ("B", None, "A", False),
        ("C", None, "B", False),
        ("A", "B", "A", True),
        ("A", "B", "B", False),
        ("A", "B", "C", False),
        ("B", "B", "B", True),
        ("B", "B", "C", True),
        ("A", "A", "C", True),
        ("B", "C", "B", True),
        ("B", "C", "C", False),
    ],
)
@pytest.mark.parametrize("way", ["user", "group", "owner"])
def test_local_roles_are_inherited_until_a_block(tree, way, given_on, blocked, on, held):
    person, role = user("lis"), "Owner" if way == "owner" else "Editor"
    if way == "owner":
        Page.objects.filter(pk=tree[given_on].pk).update(owner=person)
    elif way == "group":
        group = Group.objects.create(name="Locals")
        person.groups.add(group)
        sharing.give(tree[given_on], role, group=group)
    else:
        sharing.give(tree[given_on], role, user=person)
    if blocked:
        sharing.block(tree[blocked])
    assert (role in roles(person, tree[on])) is held
    assert roles(user("else"), tree[on]) == LOGGED_IN
    listed = Page.objects.filter(api.pages_with(person, "View"))
    assert (tree[on].pk in listed.values_list("pk", flat=True)) is held


def test_a_role_is_given_once_and_taken_back(tree):
    person = user("lis")
    assert sharing.give(tree["A"], "Editor", user=person) == sharing.give(tree["A"], "Editor", user=person)
    assert sharing.withdraw(tree["A"], "Editor", user=person) is True
    assert sharing.withdraw(tree["A"], "Editor", user=person) is False
    assert not LocalRole.objects.exists()
    sharing.block(tree["B"])
    sharing.unblock(tree["B"])
    assert "Editor" not in roles(person, tree["C"])


def test_roles_cost_one_query_however_many(tree):
    person = user("lis", "Editor", "Reviewer")
    for name in tree:
        for role in ("Editor", "Reader", "Contributor"):
            sharing.give(tree[name], role, user=person)
    with CaptureQueriesContext(connection) as queries:
        api.roles_in_context(person, tree["C"])
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        api.roles_in_context(AnonymousUser(), tree["C"])
    assert len(queries) == 0


def test_a_change_of_roles_holds_at_once(tree):
    person = user("lis")
    group = Group.objects.create(name="Cooks")
    person.groups.add(group)
    assert not api.has_permission(person, tree["C"], "View")
    GroupRole.objects.create(group=group, role="Editor")
    assert api.has_permission(person, tree["C"], "View")
    group.delete()
    assert not api.has_permission(person, tree["C"], "View")


def follows(page: Page) -> str | None:
    found = api.workflow_for(Page.objects.get(pk=page.pk))
    return found.id if found else None


def policy(page: Page, scope: str, workflow: str, model: type[Page] | None = None) -> None:
    content_type = ContentType.objects.get_for_model(model) if model else None
    PlacefulPolicy.objects.create(page_id=page.pk, scope=scope, workflow=workflow, content_type=content_type)


def test_the_class_says_it_where_nobody_else_does(tree):
    assert follows(tree["C"]) == "simple_publication"
    assert follows(add(tree["C"], "H", HandbookPage)) == "intranet"


def test_a_type_that_has_not_opted_in_follows_none(tree, settings):
    settings.WORKFLOWS_DEFAULT = "one_state"
    plain = add(tree["C"], "P", PlainPage)
    TypePolicy.objects.create(content_type=ContentType.objects.get_for_model(PlainPage), workflow="one_state")
    policy(tree["A"], "below", "one_state")
    assert follows(plain) is None
    assert follows(people.root()) is None


def test_a_type_policy_beats_the_class(tree):
    people.follow(FolderPage, "one_state")
    assert follows(tree["C"]) == "one_state"


@pytest.mark.parametrize(
    ("where", "scope", "followers"),
    [("A", "below", "BC"), ("A", "in", "A"), ("B", "below", "C"), ("B", "in", "B"), ("C", "below", "")],
)
def test_a_placeful_policy_is_in_or_below(tree, where, scope, followers):
    people.follow(FolderPage, "community")
    policy(tree[where], scope, "one_state")
    assert {name for name in tree if follows(tree[name]) == "one_state"} == set(followers)


def test_the_nearest_place_wins_and_a_type_before_all(tree):
    policy(tree["A"], "below", "one_state")
    policy(tree["B"], "below", "intranet")
    assert follows(tree["C"]) == "intranet"
    policy(tree["B"], "below", "community", FolderPage)
    assert follows(tree["C"]) == "community"
    policy(tree["B"], "below", "one_state", ArticlePage)
    assert follows(tree["C"]) == "community"
    policy(tree["C"], "in", "four_eyes")
    assert follows(tree["C"]) == "four_eyes"


def test_a_policy_that_names_nothing_that_exists(tree):
    policy(tree["A"], "below", "no_such_workflow")
    assert follows(tree["C"]) is None
