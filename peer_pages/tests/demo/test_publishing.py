"""How demonstration pages enter the tree."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import PageLogEntry

from peer_pages.demo.publishing import add_draft, publish
from peer_pages.models import InitiativePage
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime(2025, 3, 1, 11, 0, tzinfo=UTC)


def make_user(name: str) -> object:
    return get_user_model().objects.create_user(name)


def test_draft_is_its_authors_and_not_public() -> None:
    author, page = make_user("karen"), InitiativePage(title="Caféen")
    add_draft(page, factories.tree().initiatives, author)
    page.refresh_from_db()
    assert not page.live
    assert page.owner == author
    assert page.get_latest_revision().user == author
    assert page.first_published_at is None


def test_published_page_looks_as_if_it_was_published_that_day() -> None:
    author, editor, page = make_user("karen"), make_user("rikke"), InitiativePage(title="Caféen")
    publish(page, factories.tree().initiatives, author=author, editor=editor, on=DAY)
    page = InitiativePage.objects.get(pk=page.pk)
    assert page.live
    assert not page.has_unpublished_changes
    assert page.owner == author
    assert {page.first_published_at, page.last_published_at, page.latest_revision_created_at} == {DAY}
    assert {revision.created_at for revision in page.revisions.all()} == {DAY}
    entries = PageLogEntry.objects.filter(page_id=page.pk)
    assert {entry.timestamp for entry in entries} == {DAY}
    assert {entry.user for entry in entries.filter(action="wagtail.publish")} == {editor}


def test_other_pages_keep_their_days() -> None:
    other = factories.make_initiative("En anden")
    publish(
        InitiativePage(title="Caféen"),
        factories.tree().initiatives,
        author=make_user("karen"),
        editor=make_user("rikke"),
        on=DAY,
    )
    before = other.last_published_at
    other.refresh_from_db()
    assert other.last_published_at == before != DAY
