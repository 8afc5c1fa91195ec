"""Unsubscribing: reading the page changes nothing, one click is enough, and only the mail's own address opens it."""

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from peer_pages.funding import links
from peer_pages.funding.answering.private import HEADERS
from peer_pages.models import OptOut

pytestmark = pytest.mark.django_db
ADDRESS = "Ansvarlig@example.org"


@pytest.fixture
def link(settings: Any) -> str:
    settings.ROOT_URLCONF = "peerportal.urls"
    return links.unsubscribe_address_of(ADDRESS).removeprefix(settings.WAGTAILADMIN_BASE_URL)


def test_r33_reading_the_page_changes_nothing(link: str) -> None:
    answer = Client().get(link)
    assert answer.status_code == 200
    assert b'method="post"' in answer.content
    assert not OptOut.objects.exists()


def test_one_click_needs_no_cookie_and_counts_once(link: str) -> None:
    client = Client(enforce_csrf_checks=True)
    for _time in range(2):
        answer = client.post(link, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "Afmeld de årlige spørgsmål" not in answer.content.decode()
    assert [one.address for one in OptOut.objects.all()] == [ADDRESS.lower()]


def test_who_said_no_is_asked_again_by_a_button(link: str) -> None:
    other = OptOut.objects.create(address="en.anden@example.org")
    client = Client(enforce_csrf_checks=True)
    client.post(link)
    [name] = re.findall(r'<button[^>]* name="(\w+)"', client.get(link).content.decode())
    assert OptOut.objects.count() == 2
    assert "Afmeld de årlige spørgsmål" in client.post(link, {name: "1"}).content.decode()
    assert [*OptOut.objects.all()] == [other]


@pytest.mark.parametrize("method", ["get", "post"])
def test_r41_forged_link_is_not_found(link: str, method: str) -> None:
    assert getattr(Client(), method)(link[:-3] + "xx/").status_code == 404
    assert not OptOut.objects.exists()


def test_r41_old_link_says_what_to_do(link: str) -> None:
    with patch.object(signing.time, "time", (timezone.now() + timedelta(4000)).timestamp):
        answer = Client().post(link)
    assert answer.status_code == 410
    assert "nyeste mail" in answer.content.decode()
    assert not OptOut.objects.exists()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("days", [1, 4000])
def test_r41_the_token_knows_the_language(settings: Any, language: str, days: int) -> None:
    settings.ROOT_URLCONF = "peerportal.urls"
    link = links.unsubscribe_address_of(ADDRESS, language).removeprefix(settings.WAGTAILADMIN_BASE_URL)
    with patch.object(signing.time, "time", (timezone.now() + timedelta(days)).timestamp):
        assert f'<html lang="{language}">' in Client().get(link).content.decode()


def test_r41_page_is_kept_and_found_by_nobody(link: str) -> None:
    answer = Client().get(link)
    assert {name: answer[name] for name in HEADERS} == HEADERS
