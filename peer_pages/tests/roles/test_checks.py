"""What a partner must own to pass a door: every check × own, foreign, missing and crafted keys."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from wagtail.models import UploadedFile

from peer_pages.roles import checks
from peer_pages.roles.checks import Check
from peer_pages.tests import factories
from peer_pages.tests.roles.world import Home, World

Case = tuple[Check, Callable[[Home], dict[str, Any]]]


def passes(check: Check, user: Any, query: str = "", **kwargs: Any) -> bool:
    """Return whether the check lets `user` through an address with these parts."""
    request = RequestFactory().get("/admin/x/" + query)
    request.user = user
    try:
        check(request, kwargs)
    except Http404:
        return False
    return True


def of_object(app: str, model: str, attribute: str) -> Callable[[Home], dict[str, Any]]:
    return lambda home: {"app_label": app, "model_name": model, "object_id": str(getattr(home, attribute).pk)}


THINGS: dict[str, Case] = {
    "page": (checks.own_page("page_id"), lambda home: {"page_id": home.draft.pk}),
    "page with changes": (checks.own_page("pk"), lambda home: {"pk": home.changed.pk}),
    "section": (checks.own_page("parent_page_id"), lambda home: {"parent_page_id": home.place.section.pk}),
    "page to look into": (checks.explorable_page("pk"), lambda home: {"pk": home.draft.pk}),
    "page to link to": (checks.linkable_page("pk"), lambda home: {"pk": home.draft.pk}),
    "contact": (checks.own_contact, lambda home: {"pk": home.contact.pk}),
    "document": (checks.document("document_id"), lambda home: {"document_id": home.document.pk}),
    "document to choose": (checks.document("pk", "choose"), lambda home: {"pk": home.document.pk}),
    "image": (checks.image("image_id"), lambda home: {"image_id": home.image.pk}),
    "image to choose": (checks.image("pk", "choose"), lambda home: {"pk": home.image.pk}),
    "page by model": (checks.own_object, of_object("peer_pages", "initiativepage", "draft")),
    "contact by model": (checks.own_object, of_object("peer_pages", "contact", "contact")),
}
"""Each check that names a thing, and the address's parts for a home's."""
each_thing = pytest.mark.parametrize("thing", THINGS)


@each_thing
def test_r34_own_thing_passes_and_a_foreign_one_does_not(world: World, thing: str) -> None:
    check, parts = THINGS[thing]
    assert passes(check, world.ours.user, **parts(world.ours))
    assert not passes(check, world.ours.user, **parts(world.theirs))


@each_thing
def test_r34_nothing_passes_for_a_user_without_a_role(world: World, thing: str) -> None:
    check, parts = THINGS[thing]
    assert not passes(check, world.newcomer, **parts(world.theirs))


@each_thing
@pytest.mark.parametrize("key", ["987654", "0", "-1", "+1", " 1", "1.5", "", "abc", "²", "1 OR 1=1", "9" * 60])
def test_r28_key_that_nothing_has_is_not_there(world: World, thing: str, key: str) -> None:
    check, parts = THINGS[thing]
    *others, last = parts(world.ours).items()
    assert not passes(check, world.ours.user, **{**dict(others), last[0]: key})


def test_contact_and_page_with_the_same_key_are_not_taken_for_each_other(world: World) -> None:
    as_page, as_contact = (
        of_object("peer_pages", "initiativepage", "contact"),
        of_object("peer_pages", "contact", "draft"),
    )
    assert not passes(checks.own_object, world.ours.user, **as_page(world.ours))
    assert not passes(checks.own_object, world.ours.user, **as_contact(world.ours))


def test_anything_lets_everybody_through_without_asking() -> None:
    assert passes(checks.anything, SimpleNamespace(), page_id="x")


def test_pages_on_the_way_to_ones_own_may_be_looked_into_and_not_written(world: World) -> None:
    way = world.ours.place.section.get_parent()
    assert passes(checks.explorable_page("pk"), world.ours.user, pk=way.pk)
    assert not passes(checks.own_page("pk"), world.ours.user, pk=way.pk)


def test_public_page_of_another_partner_may_be_linked_to_while_its_draft_has_the_same_title(world: World) -> None:
    public = factories.make_initiative("Åben", parent=world.theirs.place.section)
    assert passes(checks.linkable_page("pk"), world.ours.user, pk=public.pk)
    assert not passes(checks.linkable_page("pk"), world.ours.user, pk=world.theirs.changed.pk)


@pytest.mark.parametrize(
    ("query", "through"),
    [
        ("", True),
        ("?page_type=wagtailcore.page", True),
        ("?page_type=wagtailcore.Page", True),
        ("?page_type=peer_pages.initiativepage", False),
        ("?page_type=wagtailcore.page,peer_pages.initiativepage", False),
        ("?page_type=", False),
        ("?page_type=wagtailcore.page&page_type=peer_pages.coursepage", False),
    ],
)
def test_chooser_begins_at_pages_of_every_type_only(query: str, through: bool) -> None:
    assert passes(checks.any_page_type, SimpleNamespace(), query) is through


def test_every_page_that_is_asked_for_must_be_one_to_link_to(world: World) -> None:
    ours, theirs = world.ours.draft.pk, world.theirs.draft.pk
    asked = {"": True, f"?id={ours}": True, f"?id={theirs}": False, f"?id={ours}&id={theirs}": False, "?id=x": False}
    assert {query: passes(checks.linkable_ids, world.ours.user, query) for query in asked} == asked


def test_half_finished_upload_is_for_who_began_it(world: World) -> None:
    upload = UploadedFile.objects.create(uploaded_by_user=world.theirs.user, for_content_type_id=1)
    assert passes(checks.own_upload, world.theirs.user, uploaded_file_id=upload.pk)
    assert not passes(checks.own_upload, world.ours.user, uploaded_file_id=upload.pk)
    assert not passes(checks.own_upload, world.editor, uploaded_file_id=upload.pk)


def test_check_raises_the_same_error_for_every_reason(world: World) -> None:
    request = HttpRequest()
    request.user = world.ours.user
    reasons = []
    for key in (world.theirs.draft.pk, 987654, "abc"):
        with pytest.raises(Http404) as refused:
            checks.own_page("pk")(request, {"pk": key})
        reasons.append(str(refused.value))
    assert set(reasons) == {""}
