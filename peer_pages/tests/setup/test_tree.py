"""The site's fixed pages."""

from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page, Site

from peer_pages.models import Area, CatalogueIndexPage, HomePage, RegionPage, StandardPage
from peer_pages.setup import texts
from peer_pages.setup.tree import ensure_tree
from peer_pages.slugs import danish_slug

pytestmark = pytest.mark.django_db


def titles(page: Page) -> list[str]:
    return [child.title for child in page.get_children()]


def test_a_new_site_has_its_lists_in_the_order_of_the_menu() -> None:
    tree = ensure_tree()
    assert titles(tree.home) == [
        "Initiativer",
        "Kurser",
        "Arrangementer",
        "Organisationer",
        "Regioner",
        *(title for title, _slug, _body in texts.PLAIN_PAGES),
    ]
    assert all(page.live for page in tree.home.get_descendants(inclusive=True))
    assert [page.title for page in tree.home.get_children().in_menu()] == titles(tree.home)[:5]


@pytest.mark.parametrize("kind", CatalogueIndexPage.Kind)
def test_each_kind_has_one_list_with_an_introduction(kind: str) -> None:
    tree = ensure_tree()
    page = CatalogueIndexPage.objects.child_of(tree.home).get(kind=kind)
    assert page in (tree.initiatives, tree.courses, tree.events)
    assert page.intro
    assert page.slug == danish_slug(page.title)


@pytest.mark.parametrize("slug", ["om", "tilgaengelighed", "privatliv"])
def test_each_plain_page_is_published_with_its_text(slug: str) -> None:
    page = StandardPage.objects.child_of(ensure_tree().home).get(slug=slug)
    assert page.live
    assert page.body.strip().startswith("<p>")
    assert page.latest_revision == page.live_revision


def test_what_an_editor_changed_stays_as_it_is() -> None:
    tree = ensure_tree()
    page = tree.courses
    page.title, page.slug, page.intro = "Alle kurser", "alle-kurser", "Vores egen tekst."
    page.save_revision().publish()
    again = ensure_tree()
    assert (again.courses.pk, again.courses.intro) == (page.pk, "Vores egen tekst.")
    assert titles(again.home).count("Alle kurser") == 1
    assert "Kurser" not in titles(again.home)


def test_a_page_that_was_taken_down_is_not_put_up_again() -> None:
    tree = ensure_tree()
    tree.events.unpublish()
    assert not ensure_tree().events.live


def test_a_page_that_was_deleted_is_made_again() -> None:
    ensure_tree().courses.delete()
    assert "Kurser" in titles(Page.objects.get(pk=ensure_tree().home.pk))


def test_the_welcome_page_of_wagtail_goes_and_the_site_begins_at_home() -> None:
    tree = ensure_tree()
    welcome = Page.get_first_root_node().add_child(instance=Page(title="Welcome", slug="velkommen"))
    Site.objects.filter(is_default_site=True).update(root_page=welcome)
    again = ensure_tree()
    site = Site.objects.get(is_default_site=True)
    assert (site.root_page_id, site.site_name) == (tree.home.pk, settings.WAGTAIL_SITE_NAME)
    assert again.home == tree.home
    assert not Page.objects.filter(pk=welcome.pk).exists()


def test_a_front_page_of_the_editors_own_is_not_deleted() -> None:
    tree = ensure_tree()
    other = Page.get_first_root_node().add_child(
        instance=HomePage(title="En anden", slug="en-anden", locale=tree.home.locale)
    )
    Site.objects.filter(is_default_site=True).update(root_page=other)
    ensure_tree()
    assert HomePage.objects.filter(pk=other.pk).exists()


def test_a_database_without_a_site_gets_one() -> None:
    Site.objects.all().delete()
    home = ensure_tree().home
    assert [(site.root_page_id, site.is_default_site) for site in Site.objects.all()] == [(home.pk, True)]


@pytest.mark.parametrize(
    ("today", "there", "not_there"),
    [
        (date(2026, 12, 31), "Region Sjælland", "Region Østdanmark"),
        (date(2027, 1, 1), "Region Østdanmark", "Region Sjælland"),
    ],
)
def test_each_region_of_the_day_has_a_page(
    monkeypatch: pytest.MonkeyPatch, today: date, there: str, not_there: str
) -> None:
    regions = ensure_tree().regions
    regions.get_children().delete()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: today)
    again = ensure_tree().regions
    assert again == regions
    assert there in titles(Page.objects.get(pk=regions.pk))
    assert not_there not in titles(Page.objects.get(pk=regions.pk))


def test_pages_of_merged_regions_stay_beside_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_tree()
    before = set(RegionPage.objects.values_list("area__code", flat=True))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(2027, 1, 1))
    ensure_tree()
    after = set(RegionPage.objects.values_list("area__code", flat=True))
    assert after == before | {Area.objects.get(name="Region Østdanmark").code}


def test_the_command_says_that_everything_is_in_place_twice(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("setup_site")
    pages = Page.objects.count()
    call_command("setup_site")
    assert Page.objects.count() == pages
    assert capsys.readouterr().out.splitlines() == ["The site's pages, groups and review are in place."] * 2
