"""The menu of facts that pages share."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from peer_pages.admin.snippets import FactsGroup
from peer_pages.models import Funder
from peer_pages.models.facts import SharedFact
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editing(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12))
    return client


def add_url(name: str) -> str:
    return reverse(f"wagtailsnippets_peer_pages_{name}:add")


DATA = {"name": "Den samme", "slug": "den-samme", "kind": "other", "law": "Lov"}
AREA = {**DATA, "kind": "region", "code": "9999"}


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("organisation", DATA, "navn"),
        ("funder", DATA, "navn"),
        ("fundingprogramme", DATA, "navn"),
        ("topic", DATA, "adresse"),
        ("targetgroup", DATA, "adresse"),
        ("legalbasis", DATA, "adresse"),
        ("area", AREA, "kode"),
    ],
)
def test_a_second_of_the_same_name_is_refused_with_a_sentence(
    editing: Client, name: str, data: dict[str, str], field: str
) -> None:
    assert editing.post(add_url(name), data).status_code == 302
    response = editing.post(add_url(name), data)
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        f"Der findes allerede en post med samme {field}. Brug den, eller skriv noget andet."
    ]


def test_a_fact_may_be_saved_again_under_its_own_name(editing: Client) -> None:
    funder = Funder.objects.create(name="Fonden", locale=factories.danish())
    url = reverse("wagtailsnippets_peer_pages_funder:edit", args=[funder.pk])
    assert editing.post(url, {"name": "Fonden", "website": "https://example.org"}).status_code == 302
    funder.refresh_from_db()
    assert funder.website == "https://example.org"


def test_the_same_name_in_another_language_is_no_pair() -> None:
    Funder.objects.create(name="SIND", locale=factories.danish())
    Funder(name="SIND", locale=Locale.objects.get(language_code="en")).full_clean()


def test_an_organisation_without_partners_says_so_instead_of_none(editing: Client) -> None:
    organisation = factories.make_organisation()
    url = reverse("wagtailsnippets_peer_pages_organisation:edit", args=[organisation.pk])
    html = editing.get(url).content.decode()
    assert html.count("Ingen endnu") == 2
    assert "None\n" not in html


def test_every_fact_that_pages_share_is_in_the_menu() -> None:
    shared = {model for model in apps.get_app_config("peer_pages").get_models() if issubclass(model, SharedFact)}
    assert {viewset.model for viewset in FactsGroup.items} == shared


@pytest.mark.parametrize("viewset", FactsGroup.items, ids=lambda viewset: viewset.model.__name__)
def test_each_list_of_facts_can_be_opened(editing: Client, viewset: Any) -> None:
    factories.make_contact()
    name = viewset.model._meta.model_name
    response = editing.get(reverse(f"wagtailsnippets_peer_pages_{name}:list"))
    assert response.status_code == 200


def test_the_list_of_contacts_says_whom_the_public_sees(editing: Client) -> None:
    factories.make_contact("Vist")
    factories.make_contact("Skjult", public=False)
    html = editing.get(reverse("wagtailsnippets_peer_pages_contact:list")).content.decode()
    shown, hidden = (
        next(row for row in html.split("<tr") if f">{name}<" in "".join(row.split())) for name in ("Vist", "Skjult")
    )
    assert "Vises for alle" in html
    assert "icon-check" in shown
    assert "icon-cross" in hidden
