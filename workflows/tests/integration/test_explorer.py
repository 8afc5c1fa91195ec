"""The explorer: its rows, its search, and what a page of a hundred costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workflows.tests.integration.world import CANARY, World, article


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


def test_more_rows_cost_no_more_than_what_each_shows(world: World) -> None:
    def queries() -> int:
        client = world.client("ann")
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("wagtailadmin_explore", args=(world.ours.folder.pk,)))
        return len(captured)

    queries()
    before, rows = queries(), 4
    for number in range(rows):
        article(world.ours.folder, f"Row {number}", world.people["ann"])
    per_row = (queries() - before) / rows
    assert per_row <= 12
