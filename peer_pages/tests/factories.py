"""Pages and facts for tests: each page is built *at a state*."""

from datetime import timedelta
from itertools import count
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from peer_pages.models import (
    CatalogueIndexPage,
    Contact,
    CoursePage,
    EventPage,
    HomePage,
    InitiativePage,
    Organisation,
    OrganisationIndexPage,
    OrganisationPage,
    RegionIndexPage,
    StatusReportPage,
)
from peer_pages.setup.tree import Tree, ensure_tree
from workflows import api
from workflows.integration.types import follows

PageType = TypeVar("PageType", bound=Page)

DRAFT, LIVE, CHANGED, UNPUBLISHED = "draft", "live", "changed", "unpublished"
STATES = (DRAFT, LIVE, CHANGED, UNPUBLISHED)

_numbers = count(1)


def danish() -> Locale:
    """Return the source locale."""
    return Locale.objects.get(language_code="da")


def tree() -> Tree:
    """Return the site's fixed pages, made anew where a test has emptied the database."""
    home = HomePage.objects.filter(locale=danish(), sites_rooted_here__is_default_site=True).first()
    if home is None:
        return ensure_tree()
    kinds, lists = CatalogueIndexPage.Kind, {page.kind: page for page in CatalogueIndexPage.objects.child_of(home)}
    return Tree(
        home=home,
        initiatives=lists[kinds.INITIATIVE],
        courses=lists[kinds.COURSE],
        events=lists[kinds.EVENT],
        organisations=OrganisationIndexPage.objects.child_of(home).get(),
        regions=RegionIndexPage.objects.child_of(home).get(),
    )


def make_organisation(name: str = "", **values: Any) -> Organisation:
    """Return a saved organisation."""
    return Organisation.objects.create(name=name or f"Organisation {next(_numbers)}", locale=danish(), **values)


def make_contact(name: str = "Bodil Prøve", *, public: bool = True, **values: Any) -> Contact:
    """Return a saved contact that the public may see, or one without any basis."""
    basis = Contact.Basis.WORK if public else Contact.Basis.NONE
    defaults = {"email": "bodil@example.org", "phone": "12345601", "consent_basis": basis}
    return Contact.objects.create(name=name, locale=danish(), **{**defaults, **values})


def make_section(organisation: Organisation | None = None) -> OrganisationPage:
    """Return the published section page of `organisation`."""
    organisation = organisation or make_organisation()
    page = OrganisationPage(title=organisation.name, organisation=organisation)
    return _at_state(page, tree().organisations, LIVE)


def make_initiative(title: str = "", *, state: str = LIVE, parent: Page | None = None, **values: Any) -> InitiativePage:
    """Return an initiative at `state`; many-to-many values are lists."""
    return _make(InitiativePage, title, state, parent or tree().initiatives, values)


def make_course(title: str = "", *, state: str = LIVE, parent: Page | None = None, **values: Any) -> CoursePage:
    """Return a course at `state`."""
    return _make(CoursePage, title, state, parent or tree().courses, values)


def make_event(title: str = "", *, state: str = LIVE, parent: Page | None = None, **values: Any) -> EventPage:
    """Return an event at `state`, three days ahead unless told otherwise."""
    values.setdefault("starts_at", timezone.now() + timedelta(days=3))
    return _make(EventPage, title, state, parent or tree().events, values)


def make_report(initiative: InitiativePage, title: str = "", *, state: str = LIVE, **values: Any) -> StatusReportPage:
    """Return a status report under `initiative`."""
    return _make(StatusReportPage, title, state, initiative, values)


def make_translation(title: str, **values: Any) -> Translation:
    """Return the translation of a new public initiative into English, saved as a draft."""
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = make_initiative(title, **values)
    for parent in (tree().home, tree().initiatives):
        parent.copy_for_translation(english).save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation


def make_index(kind: str) -> CatalogueIndexPage:
    """Return the list of one kind."""
    return CatalogueIndexPage.objects.get(kind=kind, pk__in=tree().home.get_children())


def _make(model: type[PageType], title: str, state: str, parent: Page, values: dict[str, Any]) -> PageType:
    many = {name: value for name, value in values.items() if isinstance(value, list) and _is_relation(model, name)}
    page = model(
        title=title or f"{model._meta.verbose_name} {next(_numbers)}",
        **{name: value for name, value in values.items() if name not in many},
    )
    for name, value in many.items():
        setattr(page, name, value)
    return _at_state(page, parent, state)


def _is_relation(model: type[Page], name: str) -> bool:
    return any(field.name == name for field in model._meta.many_to_many)


def _at_state(page: PageType, parent: Page, state: str) -> PageType:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision()
    if state != DRAFT:
        publish(page)
    page.refresh_from_db()
    if state == CHANGED:
        page.title += " (ny kladde)"
        page.save_revision()
        page.refresh_from_db()
    if state == UNPUBLISHED:
        unpublish(page)
    return page


def publish(page: Page) -> None:
    """Publish the newest revision of `page`, whatever its state."""
    if not follows(page):
        page.get_latest_revision().publish()
        return
    api.place(page, "published")


def unpublish(page: Page) -> None:
    """Take `page` off; its newest revision stays a draft."""
    if follows(page):
        api.place(page, "private")
    else:
        page.unpublish()
    page.refresh_from_db()
