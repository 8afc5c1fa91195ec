"""The demonstration's accounts, drafts and reviews, and that a second run changes nothing."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision

from peer_pages.demo.accounts import ACCOUNTS, PARTNERS, PASSWORD, STAFF, Account
from peer_pages.demo.create import create_demo
from peer_pages.demo.pages import page_key
from peer_pages.models import CATALOGUE_PAGES, CoursePage, EventPage, InitiativePage
from peer_pages.roles.who import is_editor, is_partner
from peer_pages.tests import factories
from workflows import api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def user_of(account: Account) -> Any:
    return get_user_model().objects.get(username=account.email)


def page_of(name: str) -> Page:
    return Page.objects.get(translation_key=page_key(name)).specific


def snapshot() -> dict[str, Any]:
    """Return the number of rows of every table and the state of every page."""
    models = apps.get_models(include_auto_created=True)
    counts: dict[str, Any] = {model._meta.label: model._default_manager.count() for model in models}
    state = ("pk", "path", "latest_revision_id", "live_revision_id", "last_published_at", "latest_revision_created_at")
    return counts | {
        "pages": list(Page.objects.order_by("pk").values_list(*state)),
        "revisions": list(Revision.objects.order_by("pk").values_list("pk", "created_at")),
        "logins": list(get_user_model().objects.order_by("pk").values_list("pk", "password", "is_active")),
    }


def test_a_second_run_changes_nothing() -> None:
    before = snapshot()
    create_demo()
    assert snapshot() == before


def test_a_second_run_keeps_what_people_changed() -> None:
    page = page_of("initiatives/morgenbaaden")
    page.title, page.slug = "Aftenbåden", "aftenbaaden"
    page.save_revision()
    factories.publish(page)
    before = snapshot()
    create_demo()
    assert snapshot() == before


def test_a_second_run_brings_back_what_was_deleted() -> None:
    page_of("courses/latad-odense").delete()
    create_demo()
    assert page_of("courses/latad-odense").live


def test_making_it_sends_no_mail(demo: list[Any]) -> None:
    assert demo == []


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.key)
def test_every_login_opens_the_admin(account: Account, client: Client) -> None:
    validate_password(PASSWORD, user_of(account))
    assert user_of(account).check_password(PASSWORD)
    client.force_login(user_of(account), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_each_login_has_its_role() -> None:
    assert all(is_editor(user_of(account)) for account in STAFF)
    assert all(is_partner(user_of(account)) for account in PARTNERS)


@pytest.mark.parametrize(
    ("name", "owner", "stranger"),
    [
        ("initiatives/cafe-uden-navn", PARTNERS[0], PARTNERS[1]),
        ("courses/peer-grundkursus-midt", PARTNERS[0], PARTNERS[1]),
        ("events/aabent-hus-kontor", PARTNERS[1], PARTNERS[0]),
    ],
)
def test_a_partners_draft_is_the_partners_own(name: str, owner: Account, stranger: Account) -> None:
    page = page_of(name)
    assert not page.live
    assert page.owner == user_of(owner)
    assert page.permissions_for_user(user_of(owner)).can_open()
    assert not page.permissions_for_user(user_of(stranger)).can_open()


def test_one_page_waits_for_the_editors() -> None:
    page = page_of("courses/peer-grundkursus-midt")
    editor = user_of(STAFF[1])
    assert [record.page_id for record in api.waiting_for(editor)] == [page.pk]
    names = [transition.id for transition in api.transitions_for(page, editor)]
    assert names == ["publish", "send_back", "emergency_publish"]


def test_one_public_page_has_a_newer_draft() -> None:
    page = page_of("initiatives/peer-guiderne-hjoerring")
    draft = page.get_latest_revision_as_object()
    assert page.live
    assert page.has_unpublished_changes
    assert page.peer_count == 12
    assert draft.peer_count == 15
    assert {"Frederikshavn"} == {a.name for a in draft.areas.all()} - {a.name for a in page.areas.all()}


def test_pages_lie_in_the_section_of_the_organisation_that_has_one() -> None:
    assert page_of("events/aabent-hus-i-klubhuset").get_parent().title == "Fountain House København"
    assert page_of("courses/latad-bornholm").get_parent().title == "Kurser"


def test_pages_were_published_on_different_days() -> None:
    days = {page.first_published_at.date() for model in CATALOGUE_PAGES for page in model.objects.live()}
    assert len(days) >= 25


def test_every_type_of_page_has_its_share() -> None:
    assert InitiativePage.objects.live().count() >= 16
    assert CoursePage.objects.live().count() >= 9
    assert EventPage.objects.live().count() >= 8
