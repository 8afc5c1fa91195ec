"""The address that counts what was opened."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search import log
from search.contract import Query, Results
from search.models import SearchClick
from search.views.click import LARGEST

pytestmark = pytest.mark.django_db
ADDRESS = "/soeg/klik/"


@pytest.fixture
def entry() -> str:
    """The token of a search that was noted."""
    return log.note(Query("bisidder"), Results("", 3, (), (), "embedded"))


def send(entry: str, **values: Any) -> Any:
    """Return the answer to a click on the second result, sent as a browser's beacon."""
    return Client(enforce_csrf_checks=True).post(
        ADDRESS, {"entry": entry, "document": "page:12", "position": "2", **values}
    )


def test_click_is_counted_and_nothing_is_answered(entry: str) -> None:
    response = send(entry)
    assert (response.status_code, response.content) == (204, b"")
    assert SearchClick.objects.values_list("document", "position").get() == ("page:12", 2)


def test_nobody_is_given_a_cookie_and_nothing_is_stored(entry: str) -> None:
    response = send(entry)
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"entry": ""}, "entry"),
        ({"entry": "x:y:z"}, "entry"),
        ({"document": "x"}, "document"),
        ({"position": "0"}, "position"),
        ({"more": "x" * LARGEST}, "bytes"),
    ],
)
def test_click_that_means_nothing_is_refused_with_the_reason(entry: str, values: dict[str, str], reason: str) -> None:
    response = send(**{"entry": entry, **values})
    assert response.status_code == 400
    assert reason in response.content.decode()
    assert not SearchClick.objects.exists()


@pytest.mark.parametrize("length", ["", "-1", "x", None])
def test_length_that_is_none_is_no_click(client: Client, length: str | None) -> None:
    response = client.post(ADDRESS, b"", content_type="application/x-www-form-urlencoded", CONTENT_LENGTH=length)
    assert response.status_code == 400


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_only_a_post_counts(client: Client, method: str) -> None:
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_each_language_has_an_address() -> None:
    assert reverse("search:click") == ADDRESS
    assert Client().get("/en/soeg/klik/").status_code == 405
