"""Row 34: what belongs to another partner and what is not there get the same answer at every door, to the letter."""

import re
from typing import Any

import pytest
from django.urls import reverse

from peer_pages.roles.checks import anything
from peer_pages.roles.doors import DOORS
from peer_pages.tests.roles.addresses import Address, all_addresses, url_of
from peer_pages.tests.roles.test_wall_table import RENDITIONS, ask, canaries_in, lines
from peer_pages.tests.roles.world import Home, World

NOWHERE = "987654"
WATCHED = [
    address for address in all_addresses() if address.parts and DOORS.get(address.name, anything) is not anything
]
"""The open addresses that name a thing."""


def keys_of(home: Home) -> set[str]:
    """Return every key by which an address may name a thing of `home`."""
    things = (home.draft, home.changed, home.contact, home.document, home.image, home.place.section)
    return {str(thing.pk) for thing in things} | {str(home.draft.latest_revision_id)}


def elsewhere(url: str, home: Home) -> str:
    """Return `url` with the keys of `home` replaced by one that nothing has."""
    parts = [NOWHERE if part in keys_of(home) else part for part in url.split("/")]
    return "/".join(parts)


def told(response: Any) -> tuple[int, str]:
    """Return status and body, without what differs between any two requests."""
    body = re.sub(r"csrf\w*\W+\w+\W|nonce=\S+", "", response.content.decode(), flags=re.IGNORECASE)
    return response.status_code, re.sub(r"/\d+/", "/", body)


def named(address: Address, world: World) -> tuple[str, str]:
    url = url_of(address, world, world.theirs)
    return url, elsewhere(url, world.theirs)


@RENDITIONS
@pytest.mark.parametrize("method", ["get", "post"])
def test_r34_no_door_tells_a_foreign_thing_from_a_missing_one(world: World, browse: Any, method: str) -> None:
    client = browse(world.ours.user)
    different = []
    for address in WATCHED:
        theirs, nobodys = (told(ask(client, address, method, url, {})) for url in named(address, world))
        if theirs != nobodys:
            different.append((address.name, theirs[0], nobodys[0]))
    assert different == [], lines(different)


def test_the_table_above_asks_for_two_things_at_each_door(world: World) -> None:
    same = {address.name for address in WATCHED if len(set(named(address, world))) == 1}
    # Nobody here has a half-finished upload.
    assert {name for name in same if "upload" not in name} == set()


QUERIES = {
    "page to link to": ("wagtailadmin_choose_page_chosen_multiple", "id", "draft"),
    "several documents": ("wagtaildocs_chooser:chosen_multiple", "id", "document"),
    "several images": ("wagtailimages_chooser:chosen_multiple", "id", "image"),
    "several contacts": ("wagtailsnippetchoosers_peer_pages_contact:chosen_multiple", "id", "contact"),
    "documents of a collection": ("wagtaildocs:index", "collection_id", "collection"),
    "images of a collection": ("wagtailimages:index", "collection_id", "collection"),
    "documents to choose": ("wagtaildocs_chooser:choose_results", "collection_id", "collection"),
    "images to choose": ("wagtailimages_chooser:choose_results", "collection_id", "collection"),
    "children": ("wagtailadmin_api:pages:listing", "child_of", "draft"),
    "ancestors": ("wagtailadmin_api:pages:listing", "ancestor_of", "draft"),
    "descendants": ("wagtailadmin_api:pages:listing", "descendant_of", "draft"),
    "translations": ("wagtailadmin_api:pages:listing", "translation_of", "draft"),
    "pages by key": ("wagtailadmin_api:pages:listing", "id", "draft"),
    "pages of a person": ("wagtailadmin_pages:search", "owner", "user"),
    "edited by a person": ("wagtailadmin_explore_root", "edited_by", "user"),
}


@RENDITIONS
@pytest.mark.parametrize("query", QUERIES)
def test_r34_no_query_tells_a_foreign_thing_from_a_missing_one(world: World, browse: Any, query: str) -> None:
    name, parameter, thing = QUERIES[query]
    key = world.theirs.place.collection.pk if thing == "collection" else getattr(world.theirs, thing).pk
    client = browse(world.ours.user)
    theirs, nobodys = (client.get(reverse(name), {parameter: value}) for value in (key, NOWHERE))
    assert canaries_in(theirs) == []
    assert [part.replace(str(key), "?") for part in map(str, told(theirs))] == [
        part.replace(NOWHERE, "?").replace(str(key), "?") for part in map(str, told(nobodys))
    ]


@pytest.mark.parametrize("kind", ["docs", "images"])
def test_r34_foreign_and_missing_collections_are_no_place_for_an_upload(world: World, browse: Any, kind: str) -> None:
    client, errors = browse(world.ours.user), []
    for key in (world.theirs.place.collection.pk, NOWHERE):
        response = client.post(reverse(f"wagtail{kind}:add"), {"title": "Ny", "collection": key})
        errors.append(response.context["form"].errors.get("collection"))
    assert errors[0] == errors[1]


def test_r34_foreign_and_missing_organisations_are_no_choice_for_a_contact(world: World, browse: Any) -> None:
    client, errors = browse(world.ours.user), []
    url = reverse("wagtailsnippets_peer_pages_contact:edit", args=[world.ours.contact.pk])
    for key in (world.theirs.place.organisation.pk, NOWHERE):
        response = client.post(url, {"name": "Ny", "phone": "12345678", "consent_basis": "work", "organisation": key})
        errors.append(response.context["form"].errors["organisation"])
    assert errors[0] == errors[1]
