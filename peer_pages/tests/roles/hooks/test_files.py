"""Documents are served when they are on a public page, or to those who may choose them: a table."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from peer_pages.roles.groups import shared_collection
from peer_pages.roles.hooks.files import serve_what_is_public
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World, make_document

USERS: dict[str, Callable[[World], Any]] = {
    "stranger": lambda _world: AnonymousUser(),
    "nobody in particular": lambda world: world.newcomer,
    "partner": lambda world: world.ours.user,
    "owner": lambda world: world.theirs.user,
    "editor": lambda world: world.editor,
}
INSIDERS, EVERYBODY = {"owner", "editor"}, set(USERS)


def page_with(document: Any, world: World, state: str, **values: Any) -> Any:
    stream = [("document", {"title": "", "document": document})]
    return factories.make_initiative("Side", state=state, parent=world.theirs.place.section, documents=stream, **values)


def readers(document: Any, world: World) -> set[str]:
    """Return those who are served the document."""
    served = set()
    for name, user in USERS.items():
        request = RequestFactory().get(document.url)
        request.user, request.session = user(world), {}  # type: ignore[assignment]
        try:
            serve_what_is_public(document, request)
        except Http404:
            continue
        served.add(name)
    return served


@pytest.fixture
def document(world: World) -> Any:
    return make_document("referat", world.theirs.place, world.theirs.user)


def test_document_on_no_page_is_for_its_organisation(world: World, document: Any) -> None:
    assert readers(document, world) == INSIDERS


@pytest.mark.parametrize(
    ("state", "who"),
    [(factories.DRAFT, INSIDERS), (factories.LIVE, EVERYBODY), (factories.UNPUBLISHED, INSIDERS)],
)
def test_r34_document_follows_the_page_it_is_on(world: World, document: Any, state: str, who: set[str]) -> None:
    page_with(document, world, state)
    assert readers(document, world) == who


def test_r34_document_that_only_the_draft_of_a_public_page_has_is_no_public_one(world: World, document: Any) -> None:
    page = factories.make_initiative("Side", parent=world.theirs.place.section)
    page.documents = [("document", {"title": "", "document": document})]
    page.save_revision()
    assert readers(document, world) == INSIDERS


def test_document_behind_a_restriction_is_not_served(world: World, document: Any) -> None:
    page = page_with(document, world, factories.LIVE)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert readers(document, world) == INSIDERS


def test_one_public_page_among_drafts_is_enough(world: World, document: Any) -> None:
    page_with(document, world, factories.DRAFT)
    page_with(document, world, factories.LIVE)
    assert readers(document, world) == EVERYBODY


def test_document_that_a_public_text_links_to_is_public(world: World, document: Any) -> None:
    text = f'<p><a linktype="document" id="{document.pk}">Referat</a></p>'
    factories.make_initiative("Side", parent=world.theirs.place.section, body=[("purpose", text)])
    assert readers(document, world) == EVERYBODY


def test_shared_document_is_for_all_partners_before_it_is_public(world: World) -> None:
    document = get_document_model().objects.create(title="Vejledning", file="v.pdf", collection=shared_collection())
    assert readers(document, world) == {"partner", "owner", "editor"}
