"""Feed and calendar as programs ask for them."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from peer_pages.tests import factories
from search.engines.base import EngineError
from search.indexing import healing

pytestmark = pytest.mark.django_db

PATHS = {"/soeg/feed/": "application/atom+xml; charset=utf-8", "/soeg/kalender.ics": "text/calendar; charset=utf-8"}
BOTH = pytest.mark.parametrize("path", PATHS)


@BOTH
@pytest.mark.parametrize("before", ["", "/en"])
def test_both_answer_in_both_languages_without_a_cookie(client: Client, path: str, before: str) -> None:
    response = client.get(before + path, {"q": "vagtel"})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == PATHS[path]
    assert response.headers["Content-Language"] == (before[1:] or "da")
    assert response.headers["Cache-Control"] == "public, max-age=900"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Last-Modified" not in response.headers


@BOTH
def test_the_same_question_has_the_same_answer_until_something_changes(client: Client, path: str) -> None:
    event = factories.make_event("Vagtel dagen")
    first = client.get(path)
    known = {"If-None-Match": first.headers["ETag"]}
    for again in (client.get(path, headers=known), client.head(path, headers=known)):
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    factories.unpublish(event)
    changed = client.get(path, headers=known)
    assert changed.status_code == 200
    assert b"Vagtel dagen" in first.content
    assert b"Vagtel dagen" not in changed.content


@BOTH
def test_an_older_date_never_hides_that_something_is_gone(client: Client, path: str) -> None:
    late = (timezone.now() + timedelta(days=9)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert client.get(path, headers={"If-Modified-Since": late}).status_code == 200


@BOTH
def test_asking_for_the_head_alone_gives_the_same_headers(client: Client, path: str) -> None:
    factories.make_event("Vagtel dagen")
    full, head = client.get(path), client.head(path)
    assert head.content == b""
    assert head.status_code == 200
    assert head.headers["ETag"] == full.headers["ETag"]


@BOTH
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading_is_allowed(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


@BOTH
@pytest.mark.parametrize(
    ("parameter", "value"), [("kind", "banana"), ("region", "9999"), ("sort", "%"), ("page", "x"), ("online", "maybe")]
)
def test_a_parameter_without_meaning_is_refused_with_the_reason(
    client: Client, path: str, parameter: str, value: str
) -> None:
    response = client.get(path, {parameter: value})
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith(f"{parameter}: ")
    assert "public" not in response.headers["Cache-Control"]


@BOTH
def test_order_and_page_of_the_search_make_no_difference(client: Client, path: str) -> None:
    factories.make_event("Vagtel dagen")
    assert client.get(path, {"sort": "title", "page": "3"}).content == client.get(path).content


@BOTH
def test_without_any_engine_programs_are_asked_to_come_again(client: Client, path: str) -> None:
    with mock.patch.object(healing, "first_to_answer", side_effect=EngineError("gone")):
        response = client.get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "public" not in response.headers["Cache-Control"]


@BOTH
@pytest.mark.parametrize("text", ["\x00", '"', "* OR :", "a" * 5_000, "ord " * 500, "\udcff", "<b>&amp;"])
def test_hostile_text_is_answered(client: Client, path: str, text: str) -> None:
    assert client.get(path, {"q": text.encode(errors="surrogatepass")}).status_code == 200


@BOTH
def test_what_the_index_still_has_is_not_shown_when_it_was_taken_off(client: Client, path: str) -> None:
    event = factories.make_event("Vagtel dagen")
    assert b"Vagtel dagen" in client.get(path).content
    type(event).objects.filter(pk=event.pk).update(live=False)
    assert b"Vagtel dagen" not in client.get(path).content


def test_the_search_page_leads_to_both_with_what_was_asked(client: Client) -> None:
    factories.make_event("Vagtel dagen")
    html = client.get("/soeg/", {"q": "vagtel", "kind": "event", "sort": "title"}).content.decode()
    assert 'href="/soeg/feed/?q=vagtel&amp;kind=event"' in html
    assert 'href="/soeg/kalender.ics?q=vagtel&amp;kind=event"' in html
    head: Any = html.split("</head>")[0]
    assert 'type="application/atom+xml"' in head
    assert 'href="/soeg/feed/?q=vagtel&amp;kind=event"' in head
