"""From what staff paste to a page."""

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from peer_pages.tests import factories
from search.admin.whereabouts import document_of, why_not_there

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Any:
    return factories.make_course("Lær at tackle")


@pytest.mark.parametrize(
    "shape", ["{url}", "  {url} ", "https://example.org{url}", "https://example.org{url}?q=x#y", "page:{pk}",
              "/admin/pages/{pk}/edit/", "http://127.0.0.1:8000/admin/pages/{pk}/history/"],
)  # fmt: skip
def test_address_or_id_names_the_page(page: Any, shape: str) -> None:
    assert document_of(shape.format(url=page.get_url(), pk=page.pk)) == f"page:{page.pk}"


def test_address_without_its_last_slash_names_the_page(page: Any) -> None:
    assert document_of(page.get_url().rstrip("/")) == f"page:{page.pk}"


def test_person_is_named_by_id() -> None:
    assert document_of("contact:5:da") == "contact:5:da"


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "x",
        "kurser",
        "/findes/ikke/",
        "https://[",
        "page:x",
        "/admin/pages/999999999999/edit/",
        "//",
        "\0",
        "/kurser/%00/",
    ],
)
def test_what_names_no_page_is_nothing(page: Any, pasted: str) -> None:
    assert document_of(pasted) == ""


def test_page_in_another_language_is_found_below_its_own_root() -> None:
    english = factories.make_translation("Recovery").get_target_instance()
    assert english.get_url().startswith("/en/")
    assert document_of(english.get_url()) == f"page:{english.pk}"


def closed(page: Any) -> Any:
    """Return the page behind a login."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: factories.make_course("Kurset", state=factories.DRAFT), "ikke publiceret"),
        (lambda: closed(factories.make_course("Kurset")), "ikke for alle"),
        (lambda: factories.make_course("Kurset").get_parent(), "denne type"),
        (lambda: factories.make_course("Kurset"), "endnu ikke med"),
    ],
    ids=["draft", "closed", "list", "new"],
)
def test_page_without_a_document_is_told_why(make: Any, reason: str) -> None:
    assert reason in why_not_there(f"page:{make().pk}")


@pytest.mark.parametrize(("document", "reason"), [("page:999999", "findes ikke længere"), ("contact:1:da", "samtykke")])
def test_what_is_no_page_is_told_why(document: str, reason: str) -> None:
    assert reason in why_not_there(document)
