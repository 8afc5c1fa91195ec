"""Rights as conditions on many pages agree with rights on each, and cost the same however many grants there are."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from workflows import api
from workflows.definitions.registry import registered
from workflows.definitions.tables import Definition, PermissionMap, State
from workflows.models import PageState
from workflows.roles import sharing
from workflows.tests.bare.pages.models import ArticlePage, FolderPage
from workflows.tests.engine import people
from workflows.tests.engine.people import user

pytestmark = pytest.mark.django_db

ACQUIRING = Definition(
    id="acquiring",
    title="Acquiring",
    initial_state="open",
    permissions=("View", "Modify portal content"),
    states=(
        State(
            id="open",
            permissions={
                "View": PermissionMap(roles=frozenset({"Reader"}), acquired=True),
                "Modify portal content": PermissionMap(roles=frozenset({"Editor"})),
            },
        ),
        State(
            id="shut",
            permissions={
                "View": PermissionMap(roles=frozenset({"Manager"})),
                "Modify portal content": PermissionMap(acquired=True),
            },
        ),
    ),
)
PERMISSIONS = ("View", "Modify portal content", "Review portal content", "Delete objects")


@pytest.fixture
def forest():
    """Three levels of folders with an article each, in states of several workflows."""
    chance, made = random.Random(4), []
    with registered(ACQUIRING):
        for level in range(12):
            parent = chance.choice([people.root(), *made])
            model = chance.choice([FolderPage, ArticlePage])
            page = Page.objects.get(pk=parent.pk).add_child(instance=model(title=f"Page {level}", live=False))
            api.record_of(page)
            workflow = chance.choice(["simple_publication", "acquiring", "acquiring", "intranet"])
            state = chance.choice([one.id for one in api.workflow_for(page).states])
            if workflow == "acquiring":
                state = chance.choice(["open", "shut"])
            elif workflow == "intranet":
                state = chance.choice(["internal", "private"])
            track = chance.choice(["none", "none", "draft"])
            PageState.objects.filter(pk=page.pk).update(workflow=workflow, state=state, track=track)
            made.append(page)
        yield made


def person(kind: str, forest: list[Page]):
    chance = random.Random(kind)
    if kind == "anonymous":
        return AnonymousUser()
    if kind in {"Editor", "Reader", "Reviewer", "Site Administrator"}:
        return user(kind, kind)
    someone = user(kind)
    if kind == "owner":
        Page.objects.filter(pk__in=[page.pk for page in chance.sample(forest, 3)]).update(owner=someone)
    elif kind == "group":
        group = Group.objects.create(name="Locals")
        someone.groups.add(group)
        sharing.give(chance.choice(forest), "Reader", group=group)
        sharing.give(chance.choice(forest), "Editor", group=group)
    elif kind == "blocked":
        for page in forest[:4]:
            sharing.give(page, "Reader", user=someone)
            sharing.give(page, "Reviewer", user=someone)
        for page in chance.sample(forest, 4):
            sharing.block(page)
    return someone


@pytest.mark.parametrize("permission", PERMISSIONS)
@pytest.mark.parametrize(
    "kind", ["anonymous", "nobody", "Editor", "Reader", "Reviewer", "Site Administrator", "owner", "group", "blocked"]
)
def test_a_list_holds_what_each_page_says(forest, kind, permission):
    someone = person(kind, forest)
    pages = [Page.objects.get(pk=page.pk) for page in forest]
    one_by_one = {page.pk for page in pages if api.has_permission(someone, page, permission)}
    listed = set(
        Page.objects.filter(api.pages_with(someone, permission), workflow_record__isnull=False).values_list(
            "pk", flat=True
        )
    )
    assert listed == one_by_one


def test_superusers_meet_everything(manager, forest):
    assert Page.objects.filter(api.pages_with(manager, "View")).count() == Page.objects.count()


@pytest.mark.parametrize("grants", [0, 1, 8])
def test_a_list_costs_the_same_however_many_grants(forest, grants):
    someone = user("lis")
    for page in forest[:grants]:
        sharing.give(page, "Editor", user=someone)
    with CaptureQueriesContext(connection) as queries:
        list(Page.objects.filter(api.pages_with(someone, "View")))
    assert (
        len(
            [
                query
                for query in queries
                if "StoredDefinition" not in query["sql"] and "storeddefinition" not in query["sql"]
            ]
        )
        == 2
    )


def waiting(someone) -> list[str]:
    return [row.page.title for row in api.waiting_for(someone).select_related("page")]


def test_what_waits_is_what_one_may_decide_on_the_oldest_first(owner, reviewer):
    pages = [people.article(f"Page {number}", owner=owner) for number in range(4)]
    for page in (pages[2], pages[0]):
        api.fire(page, "submit", user=owner)
    api.place(pages[3], "published")
    assert waiting(reviewer) == ["Page 2", "Page 0"]
    assert waiting(owner) == []
    local = user("lis")
    sharing.give(pages[0], "Reviewer", user=local)
    sharing.give(pages[1], "Reviewer", user=local)
    assert waiting(local) == ["Page 0"]
    api.fire(pages[2], "publish", user=reviewer)
    assert waiting(reviewer) == ["Page 0"]


def test_changes_to_a_live_page_wait_too(page, owner, reviewer, manager):
    api.place(page, "published")
    people.save(page, owner, title="Newer")
    assert waiting(reviewer) == []
    api.fire(page, "submit", user=owner)
    assert waiting(reviewer) == ["Bread"]
    assert waiting(manager) == ["Bread"]


def test_nothing_waits_for_who_is_not_there(page, owner):
    api.fire(page, "submit", user=owner)
    assert waiting(AnonymousUser()) == []
    assert waiting(user("gone", "Reviewer", is_active=False)) == []
