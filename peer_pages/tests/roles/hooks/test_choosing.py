"""Choosers offer only what the user may see: pages, and snippets by their policy."""

import json
from typing import Any

import pytest
from django.urls import reverse

from peer_pages.models import Contact
from peer_pages.roles.choosers import VisibleChooserViewSet
from peer_pages.tests import factories
from peer_pages.tests.roles.world import CANARIES, World

CONTACTS = "wagtailsnippetchoosers_peer_pages_contact"


def body_of(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("who", "sees"), [("ours", False), ("theirs", True), ("editor", True)])
def test_r34_search_in_the_page_chooser_finds_drafts_for_those_who_write_them(
    world: World, browse: Any, who: str, sees: bool
) -> None:
    user = world.editor if who == "editor" else getattr(world, who).user
    html = body_of(browse(user).get(reverse("wagtailadmin_choose_page_search"), {"q": "kanariefugl"}))
    assert (reverse("wagtailadmin_pages:edit", args=[world.theirs.draft.pk]) in html) is sees


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_r34_contact_chooser_offers_own_contacts(world: World, browse: Any, view: str) -> None:
    url = reverse(f"{CONTACTS}:{view}")
    partner, editor = body_of(browse(world.ours.user).get(url)), body_of(browse(world.editor).get(url))
    assert world.ours.contact.name in partner
    assert not [word for word in CANARIES if word in partner]
    assert world.theirs.contact.name in editor


def test_r34_search_for_a_foreign_contact_finds_nothing(world: World, browse: Any) -> None:
    html = body_of(browse(world.ours.user).get(reverse(f"{CONTACTS}:choose_results"), {"q": "musvitsen"}))
    assert "musvitsen@" not in html
    assert reverse(f"{CONTACTS}:chosen", args=[world.theirs.contact.pk]) not in html


def test_contact_that_is_chosen_comes_back_with_its_name(world: World, browse: Any) -> None:
    url = reverse(f"{CONTACTS}:chosen", args=[world.ours.contact.pk])
    assert json.loads(body_of(browse(world.ours.user).get(url)))["result"]["string"] == str(world.ours.contact)


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [(("ours",), ["ours"]), (("theirs",), []), (("ours", "theirs"), ["ours"]), ((), [])],
)
def test_r34_of_several_contacts_the_foreign_ones_are_left_out(
    world: World, browse: Any, asked: tuple[str, ...], chosen: list[str]
) -> None:
    keys = [getattr(world, who).contact.pk for who in asked]
    response = browse(world.ours.user).get(reverse(f"{CONTACTS}:chosen_multiple"), {"id": keys})
    assert [item["string"] for item in json.loads(body_of(response))["result"]] == [
        str(getattr(world, who).contact) for who in chosen
    ]


def test_contacts_have_the_chooser_that_asks() -> None:
    assert Contact.snippet_viewset.chooser_viewset_class is VisibleChooserViewSet


def test_contact_without_an_organisation_is_offered_to_editors_only(world: World, browse: Any) -> None:
    factories.make_contact("Husskaden", organisation=None)
    url = reverse(f"{CONTACTS}:choose_results")
    assert "Husskaden" not in body_of(browse(world.ours.user).get(url))
    assert "Husskaden" in body_of(browse(world.editor).get(url))
