"""The explorer: pages, columns and filters by role."""

from typing import Any

import pytest
from django.urls import reverse

from peer_pages.roles.places import ensure_place
from peer_pages.tests import factories
from peer_pages.tests.roles.world import CANARIES, World, make_user


def explore(client: Any, page: Any, **query: str) -> str:
    response = client.get(reverse("wagtailadmin_explore", args=[page.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def people_in(client: Any, page: Any, name: str) -> set[Any]:
    """Return the people by whom the list may be filtered."""
    response = client.get(reverse("wagtailadmin_explore", args=[page.pk]))
    return set(response.context["filters"].form.fields[name].queryset)


@pytest.mark.parametrize("name", ["owner", "edited_by"])
def test_r34_partner_filters_by_colleagues_and_editor_by_everybody(world: World, browse: Any, name: str) -> None:
    colleague = make_user("Karen", world.ours.place.group)
    section = world.ours.place.section
    assert people_in(browse(world.ours.user), section, name) == {world.ours.user, colleague}
    everybody = people_in(browse(world.editor), world.theirs.place.section, name)
    assert world.theirs.user in everybody


def test_colleague_in_two_groups_is_named_once(world: World, browse: Any) -> None:
    for user in (world.ours.user, world.theirs.user):
        user.groups.set([world.ours.place.group, world.theirs.place.group])
    response = browse(world.ours.user).get(reverse("wagtailadmin_explore", args=[world.ours.place.section.pk]))
    people = list(response.context["filters"].form.fields["owner"].queryset)
    assert len(people) == len(set(people)) == 2


def test_filter_of_one_visitor_is_not_the_next_ones(world: World, browse: Any) -> None:
    people_in(browse(world.ours.user), world.ours.place.section, "owner")
    assert people_in(browse(world.theirs.user), world.theirs.place.section, "owner") == {world.theirs.user}


@pytest.mark.parametrize("query", [{}, {"q": "kanarie"}, {"ordering": "-title"}, {"status": "in_progress"}])
def test_r34_list_above_all_sections_shows_the_own_ones(world: World, browse: Any, query: dict[str, str]) -> None:
    # Who has one section begins there; with two they begin above.
    world.ours.user.groups.add(ensure_place(name="Tredje").group)
    html = explore(browse(world.ours.user), world.ours.place.section.get_parent(), **query).lower()
    found = [word for word in CANARIES if word in html]
    assert found == []
    assert "bellis" not in html


def test_own_drafts_are_listed_with_their_latest_title(world: World, browse: Any) -> None:
    html = explore(browse(world.ours.user), world.ours.place.section)
    assert world.ours.draft.title in html
    assert "Elmen" in html


def test_draft_of_a_colleague_is_listed(world: World, browse: Any) -> None:
    colleague = make_user("Karen", world.ours.place.group)
    factories.make_initiative("Korsang", state=factories.DRAFT, parent=world.ours.place.section, owner=colleague)
    assert "Korsang" in explore(browse(world.ours.user), world.ours.place.section)


@pytest.mark.parametrize(("who", "boxes"), [("ours", False), ("editor", True)])
def test_boxes_to_tick_are_for_editors(world: World, browse: Any, who: str, boxes: bool) -> None:
    user = world.ours.user if who == "ours" else world.editor
    html = explore(browse(user), world.ours.place.section)
    assert ("bulk-action-checkbox" in html) is boxes
