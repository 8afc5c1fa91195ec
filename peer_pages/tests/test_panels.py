"""Panels of the editing forms: what they say, and when they say nothing."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from peer_pages.models import InitiativePage, TargetGroup
from peer_pages.panels import ReadOnlyPanel
from peer_pages.tests import factories


def panel(empty: str = "Ikke tjekket endnu") -> Any:
    return ReadOnlyPanel("last_checked_by", empty=empty).bind_to_model(InitiativePage)


@pytest.mark.parametrize("value", [None, ""])
def test_a_field_nobody_filled_in_says_so_in_its_own_words(value: str | None) -> None:
    assert panel().format_value_for_display(value) == "Ikke tjekket endnu"


def test_a_field_with_a_value_shows_the_value() -> None:
    assert str(panel().format_value_for_display(User(username="bodil@example.org"))) == "bodil@example.org"


def test_nought_is_a_value() -> None:
    peers = ReadOnlyPanel("peer_count", empty="Ukendt").bind_to_model(InitiativePage)
    assert str(peers.format_value_for_display(0)) == "0"


def test_the_sentence_survives_binding_to_a_model() -> None:
    assert panel("Ingen").clone().empty == "Ingen"


def test_a_field_that_is_only_shown_is_not_in_the_form() -> None:
    assert "last_checked_by" not in InitiativePage.get_edit_handler().get_form_class().base_fields
    assert ReadOnlyPanel("last_checked_by", empty="x").get_form_options() == {}


def form_html(client: Client, page: Any) -> str:
    client.force_login(User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12))
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("checked", [None, date(2026, 1, 1)])
def test_a_page_that_nobody_checked_does_not_say_none(client: Client, checked: date | None) -> None:
    html = form_html(client, factories.make_initiative(last_checked_on=checked))
    assert "Ikke tjekket endnu" in html
    assert ">None<" not in "".join(html.split())


@pytest.mark.django_db
def test_a_page_that_somebody_checked_names_the_person(client: Client) -> None:
    checker = User.objects.create_user("bodil@example.org")
    html = form_html(client, factories.make_initiative(last_checked_by=checker, last_checked_on=date(2026, 1, 1)))
    assert "bodil@example.org" in html
    assert "Ikke tjekket endnu" not in html


@pytest.mark.django_db
def test_the_form_says_what_a_saved_page_lacks_and_leads_there(client: Client) -> None:
    html = form_html(client, factories.make_initiative())
    assert "Siden mangler 9 ting" in html
    assert '<a href="#id_summary">Skriv kort, hvad det er</a>' in html


@pytest.mark.django_db
def test_the_form_of_a_page_with_one_fact_missing_counts_in_the_singular(client: Client) -> None:
    html = form_html(client, complete(summary=""))
    assert "Siden mangler én ting" in html


@pytest.mark.django_db
def test_the_form_of_a_complete_page_says_nothing(client: Client) -> None:
    assert "Siden mangler" not in form_html(client, complete())


def complete(**values: Any) -> Any:
    facts = {
        "summary": "Kort",
        "registration_url": "https://example.org",
        "nationwide": True,
        "organisations": [factories.make_organisation()],
        "target_groups": [TargetGroup.objects.create(name="Unge", slug="unge", locale=factories.danish())],
        "last_checked_on": date(2026, 1, 1),
        "online": True,
    }
    return factories.make_event(**{**facts, **values})


@pytest.mark.django_db
def test_a_new_page_is_not_told_what_it_lacks(client: Client) -> None:
    client.force_login(User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12))
    parent = factories.tree().initiatives
    html = client.get(reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", parent.pk])).content
    assert "Siden mangler" not in html.decode()
