"""Menus, breadcrumbs and languages: where they lead, and that only public pages are in them."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, Site

from peer_pages.models import HomePage, StandardPage
from peer_pages.public import navigation
from peer_pages.tests import factories
from peer_pages.tests.public.unsaved import unsaved


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/")


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def translated(page: Page) -> Page:
    copy = page.copy_for_translation(english())
    copy.title = f"{page.title} (en)"
    copy.save_revision()
    factories.publish(copy)
    copy.refresh_from_db()
    return copy


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", "/soeg/"),
        ("angst", "/soeg/?q=angst"),
        ("arbejde & uddannelse", "/soeg/?q=arbejde+%26+uddannelse"),
        ("Ærø", "/soeg/?q=%C3%86r%C3%B8"),
        ("</a><script>", "/soeg/?q=%3C%2Fa%3E%3Cscript%3E"),
    ],
)
def test_search_address_carries_the_words(text: str, address: str) -> None:
    with translation.override("da"):
        assert navigation.search_url(text) == address


def test_search_in_english_stays_in_english() -> None:
    with translation.override("en"):
        assert navigation.search_url("peer").startswith("/en/")


def test_only_a_front_page_is_one() -> None:
    assert not navigation.is_front_page(None)
    assert not navigation.is_front_page(unsaved(StandardPage))


def test_without_a_site_there_is_nowhere_to_go(request_: HttpRequest) -> None:
    assert navigation.menu(None, None, request_) == []
    assert navigation.footer(None, request_) == []
    assert navigation.trail(None, "Søg", None, request_) == []
    assert navigation.languages(None, request_) == []
    assert navigation.home_url(None, request_) == "/"


@pytest.mark.django_db
def test_host_of_no_site_has_no_front_page() -> None:
    Site.objects.all().delete()
    assert navigation.home_page(RequestFactory().get("/")) is None


@pytest.mark.django_db
def test_front_page_is_the_readers_own_language_where_it_exists(request_: HttpRequest) -> None:
    home = factories.tree().home
    with translation.override("en"):
        assert navigation.home_page(request_) == home.page_ptr
        copy = translated(home)
        assert navigation.home_page(request_) == copy.page_ptr
        factories.unpublish(copy)
        assert navigation.home_page(request_) == home.page_ptr
    with translation.override("da"):
        assert navigation.home_page(request_) == home.page_ptr
    assert navigation.is_front_page(home)
    assert isinstance(home, HomePage)


@pytest.mark.django_db
def test_menu_has_the_public_children_meant_for_it(request_: HttpRequest) -> None:
    tree = factories.tree()
    course = factories.make_course("Kursus")
    before = [link.title for link in navigation.menu(tree.home, None, request_)]
    assert {"Initiativer", "Kurser", "Arrangementer"} <= set(before)
    assert "Om kataloget" not in before
    marks = {link.title: (link.here, link.within) for link in navigation.menu(tree.home, course, request_)}
    assert marks["Kurser"] == (False, True)
    assert marks["Initiativer"] == (False, False)
    marks = {link.title: (link.here, link.within) for link in navigation.menu(tree.home, tree.courses, request_)}
    assert marks["Kurser"] == (True, False)
    tree.courses.unpublish()
    PageViewRestriction.objects.create(page=tree.events, restriction_type=PageViewRestriction.LOGIN)
    after = [link.title for link in navigation.menu(tree.home, None, request_)]
    assert set(before) - set(after) == {"Kurser", "Arrangementer"}


@pytest.mark.django_db
def test_footer_leaves_out_the_statement_that_has_its_own_link(request_: HttpRequest) -> None:
    titles = [link.title for link in navigation.footer(factories.tree().home, request_)]
    assert titles == ["Om kataloget", "Privatliv og cookies"]


@pytest.mark.django_db
def test_trail_leads_from_the_front_page_to_the_page(request_: HttpRequest) -> None:
    home = factories.tree().home
    initiative = factories.make_initiative("Caféen")
    report = factories.make_report(initiative, "Rapport")
    trail = [(link.title, link.url) for link in navigation.trail(report, "", home, request_)]
    assert trail == [
        (home.title, "/"),
        ("Initiativer", "/initiativer/"),
        ("Caféen", "/initiativer/cafeen/"),
        ("Rapport", ""),
    ]
    assert navigation.trail(home, "", home, request_) == []


@pytest.mark.django_db
def test_trail_leaves_out_what_the_public_may_not_see(request_: HttpRequest) -> None:
    initiative = factories.make_initiative("Caféen")
    report = factories.make_report(initiative, "Rapport")
    factories.unpublish(initiative)
    titles = [link.title for link in navigation.trail(report, "", factories.tree().home, request_)]
    assert "Caféen" not in titles
    assert titles[-1] == "Rapport"


@pytest.mark.django_db
def test_trail_of_a_view_ends_with_its_title(request_: HttpRequest) -> None:
    home = factories.tree().home
    assert [link.title for link in navigation.trail(None, "Søg", home, request_)] == [home.title, "Søg"]
    assert navigation.trail(None, "", home, request_) == []


@pytest.mark.django_db
def test_languages_name_themselves_and_only_public_ones_are_offered(request_: HttpRequest) -> None:
    home = factories.tree().home
    assert [(link.title, link.code, link.here) for link in navigation.languages(home, request_)] == [
        ("Dansk", "da", True)
    ]
    copy = translated(home)
    links = navigation.languages(home, RequestFactory().get("/"))  # a request keeps the addresses it was told
    assert [(link.title, link.code, link.here) for link in links] == [("Dansk", "da", True), ("English", "en", False)]
    assert links[1].url.endswith("/en/")
    factories.unpublish(copy)
    assert [link.code for link in navigation.languages(home, request_)] == ["da"]


def test_page_that_is_not_saved_has_no_languages(request_: HttpRequest) -> None:
    assert navigation.languages(unsaved(StandardPage), request_) == []
