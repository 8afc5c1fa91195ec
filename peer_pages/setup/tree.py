"""The site's fixed pages: home, indexes by kind and region, organisations, plain pages."""

from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from wagtail.models import Locale, Page, Site

from peer_pages.models import (
    Area,
    CatalogueIndexPage,
    DanishSlugPage,
    HomePage,
    OrganisationIndexPage,
    RegionIndexPage,
    RegionPage,
    StandardPage,
)
from peer_pages.setup import texts

PageType = TypeVar("PageType", bound=DanishSlugPage)


@dataclass(frozen=True)
class Tree:
    """The fixed pages that others are placed under."""

    home: HomePage
    initiatives: CatalogueIndexPage
    courses: CatalogueIndexPage
    events: CatalogueIndexPage
    organisations: OrganisationIndexPage
    regions: RegionIndexPage


def ensure_tree() -> Tree:
    """Return the site's fixed pages, made where they are missing; a second call changes nothing."""
    home = _ensure_home()
    kinds = CatalogueIndexPage.Kind
    tree = Tree(
        home=home,
        initiatives=_ensure(home, CatalogueIndexPage, "Initiativer", kind=kinds.INITIATIVE, intro=texts.INITIATIVES),
        courses=_ensure(home, CatalogueIndexPage, "Kurser", kind=kinds.COURSE, intro=texts.COURSES),
        events=_ensure(home, CatalogueIndexPage, "Arrangementer", kind=kinds.EVENT, intro=texts.EVENTS),
        organisations=_ensure(home, OrganisationIndexPage, "Organisationer", intro=texts.ORGANISATIONS),
        regions=_ensure(home, RegionIndexPage, "Regioner", intro=texts.REGIONS),
    )
    for region in Area.objects.current().regions().filter(locale=home.locale):
        _ensure(tree.regions, RegionPage, region.name, show_in_menus=False, area=region)
    for title, slug, body in texts.PLAIN_PAGES:
        _ensure(home, StandardPage, title, slug=slug, show_in_menus=False, body=body)
    return tree


def _ensure(parent: Page, model: type[PageType], title: str, **values: object) -> PageType:
    """Return the child of `parent` that `values` describe, made and published when it is missing."""
    key = {name: values[name] for name in ("slug", "kind", "area") if name in values}
    existing = model.objects.child_of(parent).filter(**key).first()
    if existing is not None:
        return existing
    page = model(title=title, **{"show_in_menus": True, **values})
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _ensure_home() -> HomePage:
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    home = HomePage.objects.filter(locale=locale, depth=2).first()
    if home is None:
        home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="forside", locale=locale, intro=texts.HOME)
        Page.get_first_root_node().add_child(instance=home)
        home.save_revision().publish()
    _ensure_site(home)
    return home


def _ensure_site(home: HomePage) -> None:
    """Let the default site begin at `home` instead of at Wagtail's welcome page, which goes."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(hostname="localhost", is_default_site=True)
    welcome = site.root_page if site.root_page_id and site.root_page_id != home.pk else None
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()
