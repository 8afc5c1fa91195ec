"""The explorer: its rows, its search, and what a page of a hundred costs."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from workflows.definitions.registry import get_definition, registered
from workflows.definitions.tables import Definition, Guard
from workflows.models import LocalRole, TypePolicy
from workflows.tests.bare.pages.models import ArticlePage, FolderPage
from workflows.tests.integration.world import CANARY, World, article, folder, person


def explore(world: World, name: str, page, **query):
    return world.client(name).get(reverse("wagtailadmin_explore", args=(page.pk,)), query)


def test_the_rows_are_what_one_may_see(world: World) -> None:
    text = explore(world, "ann", world.ours.folder).content.decode()
    assert "Meadow draft" in text
    assert "Meadow live" in text
    text = explore(world, "reviewer", world.home).content.decode()
    assert "Meadow folder" not in text
    assert CANARY not in text


@pytest.mark.parametrize("name", ["ann", "reader", "outsider"])
def test_a_foreign_folder_is_not_there(world: World, name: str) -> None:
    assert explore(world, name, world.theirs.folder).status_code == 404


def test_searching_the_whole_tree_finds_nothing_foreign(world: World) -> None:
    text = explore(world, "ann", world.ours.folder, q="kanarie", search_all="1").content.decode()
    assert CANARY not in text.replace(f"{CANARY} live", "")


STOCK = 43
"""What the explorer of such a folder asks in Wagtail 8.0.1 without the plugin's middleware, hooks, views and policy."""
OURS = 10
"""What the plugin may ask besides."""

FEW, MANY = 1, 6


def statements(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in captured]


def of_plugin(client, address: str) -> int:
    """Return how many statements read what is the plugin's."""
    return sum("workflows_" in one for one in statements(client, address))


def grow(world: World, rows: int) -> None:
    """Add rows of each kind: drafts, what waits and what is public, somebody else's, and folders with pages in them."""
    for number in range(rows):
        for owner, state in ((world.people["ann"], "private"), (world.people["bob"], "published")):
            article(world.ours.folder, f"Meadow {state} {number}", owner, state)
        article(world.ours.folder, f"Meadow waiting {number}", world.people["ann"], "pending")
        place = folder(world.ours.folder, f"Meadow place {number}", world.people["ann"])
        article(place, f"Meadow inside {number}", world.people["ann"])


def lists_without_more(world: World) -> dict[str, str]:
    """Lists for which Wagtail itself asks as much for many rows as for few."""
    here = (world.ours.folder.pk,)
    return {
        "explorer": reverse("wagtailadmin_explore", args=here),
        "explorer, all rows": reverse("wagtailadmin_explore", args=here) + "?ordering=ord",
        "results": reverse("wagtailadmin_explore_results", args=here),
        "search below": reverse("wagtailadmin_explore", args=here) + "?q=meadow",
        "search everywhere": reverse("wagtailadmin_explore_results", args=here) + "?q=meadow&search_all=1",
        "search page": reverse("wagtailadmin_pages:search") + "?q=meadow",
        "pages of a type": reverse("wagtailadmin_pages:type_use", args=("bare_pages", "articlepage")),
    }


def lists_of_pages(world: World) -> dict[str, str]:
    """The lists that ask about pages in each of the plugin's ways."""
    return {name: url for name, url in lists_without_more(world).items() if name in ("explorer", "search everywhere")}


def lists_with_more(world: World) -> dict[str, str]:
    """Lists for which Wagtail itself asks for each row."""
    child = reverse("wagtailadmin_choose_page_child", args=(world.ours.folder.pk,))
    return {
        "dashboard": reverse("wagtailadmin_home"),
        "locked pages": reverse("wagtailadmin_reports:locked_pages"),
        "chooser": child,
        "chooser for a copy": f"{child}?user_perms=copy_to",
        "chooser for a move": f"{child}?user_perms=move_to&target_pages[]={world.ours.draft.pk}",
    }


def costs(world: World, client, lists, cost) -> dict[str, int]:
    """Return what each list costs the second time it is asked for."""
    return {name: cost(client, address) and cost(client, address) for name, address in lists(world).items()}


@pytest.mark.parametrize("name", ["ann", "reader", "root"])
def test_more_rows_cost_nothing(world: World, name: str) -> None:
    client, found = world.client(name), []
    for rows in (FEW, MANY):
        grow(world, rows)
        found.append(costs(world, client, lists_without_more, lambda *asked: len(statements(*asked))))
    assert found[0] == found[1]


def guarded(definition: Definition) -> Definition:
    return replace(definition, creation_guard=Guard(roles=("Contributor",)))


def acquiring(definition: Definition) -> Definition:
    states = [
        replace(state, permissions={name: replace(one, acquired=True) for name, one in state.permissions.items()})
        for state in definition.states
    ]
    return replace(definition, states=tuple(states))


@pytest.mark.parametrize("change", [guarded, acquiring])
@pytest.mark.parametrize("named_by", ["its type", "a policy"])
def test_workflows_that_look_further_cost_no_more_for_more_rows(world: World, change, named_by, monkeypatch) -> None:
    definition, client, found = get_definition("simple_publication"), world.client("ann"), []
    if named_by == "a policy":
        for model in (ArticlePage, FolderPage):
            monkeypatch.setattr(model, "workflow_name", "")
            kind = ContentType.objects.get_for_model(model)
            TypePolicy.objects.create(content_type=kind, workflow=definition.id)
    with registered(change(definition)):
        for rows in (FEW, MANY):
            grow(world, rows)
            found.append(costs(world, client, lists_of_pages, lambda *asked: len(statements(*asked))))
    assert found[0] == found[1]


def test_more_rows_cost_nothing_more_than_wagtail_asks_itself(world: World) -> None:
    editor = person("both", Group.objects.get(name="Reviewers"))
    for role in ("Editor", "Contributor"):
        LocalRole.objects.create(page=world.ours.folder, user=editor, role=role)
    world.people["both"], found = editor, []
    client = world.client("both")
    for rows in (FEW, MANY):
        grow(world, rows)
        Page.objects.filter(title__startswith="Meadow").update(locked=True, locked_by=editor, locked_at=timezone.now())
        found.append(costs(world, client, lists_with_more, of_plugin))
    assert found[0] == found[1]


def places(world: World, number: int) -> list[Page]:
    """Return so many pages besides, where somebody can be given a role."""
    facts = {"content_type": ContentType.objects.get_for_model(Page), "depth": 4, "locale": world.plain.locale}
    above = world.plain.path
    return Page.objects.bulk_create(
        Page(path=f"{above}{n + 1:04}", title=f"P{n}", slug=f"p{n}", url_path=f"/start/plain/p{n}/", **facts)
        for n in range(number)
    )


def test_the_explorer_costs_little_more_than_wagtails_own_however_many_grants(world: World) -> None:
    grow(world, MANY)
    Page.objects.descendant_of(world.ours.folder).exclude(content_type=world.ours.draft.content_type).delete()
    extra, found = places(world, 300), {}
    for grants in (1, 30, 300):
        user = world.people[f"with {grants}"] = person(f"with {grants}")
        for page in [world.ours.folder, *extra[: grants - 1]]:
            LocalRole.objects.create(page=page, user=user, role="Editor")
        address = reverse("wagtailadmin_explore", args=(world.ours.folder.pk,))
        client = world.client(f"with {grants}")
        found[grants] = len(statements(client, address) and statements(client, address))
    assert found[1] == found[30] == found[300] <= STOCK + OURS
