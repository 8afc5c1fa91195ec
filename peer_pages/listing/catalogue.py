"""The lists of the catalogue: by kind, by region, by organisation, and what the front page shows."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, Min, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peer_pages.listing.fields import AreaChoice, Choice, FlagChoice, Pages, StatusChoice, TermChoice, TimeChoice
from peer_pages.models import (
    CATALOGUE_PAGES,
    Area,
    CatalogueIndexPage,
    CataloguePage,
    CoursePage,
    EventPage,
    Organisation,
    OrganisationIndexPage,
    OrganisationPage,
    RegionPage,
    TargetGroup,
)
from peer_pages.public.places import area_codes
from peer_pages.public.teasers import Teaser, teaser, teasers, with_facts
from peer_pages.visibility import visible_pages

MODELS: dict[str, type[CataloguePage]] = {
    model._meta.model_name.removesuffix("page"): model  # noqa: SLF001
    for model in CATALOGUE_PAGES
}
FEW = 5


@dataclass(frozen=True)
class Counted:
    """A place or kind to go to, with how much is there."""

    title: str
    url: str
    count: int
    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class Group:
    """The entries of one kind, some of them or all, and where the rest is."""

    title: str
    kind: str
    total: int
    teasers: list[Teaser]
    url: str = ""
    locale: str = ""
    """The language of the entries, where it is not that of the page."""


def pages_of(kind: str, locale_id: int) -> Pages:
    """Return the visible pages of one kind in one language, in the order a reader wants them."""
    return in_order(visible_pages(MODELS[kind]).filter(locale_id=locale_id))


def in_order(pages: Pages) -> Pages:
    """Return running offers before ended ones; courses and events by time; the rest by name.

    The key comes last: pages of one name would otherwise change places between a list's first and second page.
    """
    now = timezone.now()
    if issubclass(pages.model, EventPage):
        coming_start = Case(When(starts_at__gte=now, then=F("starts_at")))
        # Coming events soonest first, then past ones latest first, then those without a date.
        soonest, latest = F("coming_start").asc(nulls_last=True), F("starts_at").desc(nulls_last=True)
        return pages.annotate(coming_start=coming_start).order_by(soonest, latest, "title", "pk")
    if issubclass(pages.model, CoursePage):
        coming = Min("dates__starts_at", filter=Q(dates__starts_at__gte=now, dates__cancelled=False))
        return pages.annotate(next_start=coming).order_by(F("next_start").asc(nulls_last=True), "title", "pk")
    over = Case(When(status=CataloguePage.Status.ENDED, then=Value(1)), default=Value(0))
    return pages.annotate(over=over).order_by("over", "title", "pk")


def choices_for(kind: str, locale_id: int) -> Sequence[Choice]:
    """Return the filters that make sense for one kind of page."""
    where: list[Choice] = [
        AreaChoice("region", _("Region"), Area.Kind.REGION, locale_id),
        AreaChoice("kommune", _("Kommune"), Area.Kind.MUNICIPALITY, locale_id),
    ]
    group: list[Choice] = [TermChoice("maalgruppe", _("Målgruppe"), "target_groups", TargetGroup, locale_id)]
    reach = [("hele-landet", _("Hele landet"), "nationwide"), ("online", _("Online"), "online")]
    if kind == "course":
        reach.append(("gratis", _("Gratis"), "is_free"))
    flags: list[Choice] = [FlagChoice("kun", _("Vis kun"), reach)]
    if kind == "event":
        return [TimeChoice("tid", _("Hvornår")), *where, *group, *flags]
    return [*where, *group, StatusChoice("status", _("Status"), CataloguePage.Status.choices), *flags]


def kinds(locale_id: int) -> list[Counted]:
    """Return the index page of each kind with the number of pages it lists."""
    indexes = visible_pages(CatalogueIndexPage).filter(locale_id=locale_id).order_by("path")
    counted = [_counted(index, index.kind, visible_pages(MODELS[index.kind])) for index in indexes]
    behind = visible_pages(OrganisationIndexPage).filter(locale_id=locale_id)[:1]
    return counted + [_counted(index, "organisation", visible_pages(OrganisationPage)) for index in behind]


def _counted(index: Any, kind: str, pages: Pages) -> Counted:
    count = pages.filter(locale_id=index.locale_id).count()
    return Counted(index.title, index.get_url() or "", count, kind, index.intro)


def regions(locale_id: int) -> list[Counted]:
    """Return the region pages of today's regions with the number of catalogue pages in each.

    A region that was merged keeps its place until what it was merged into has a page.
    """
    pages = visible_pages(RegionPage).filter(locale_id=locale_id).select_related("area").order_by("title")
    today = timezone.localdate()
    known = {page.area_id for page in pages}
    places = [place for model in CATALOGUE_PAGES for place in _places(visible_pages(model).filter(locale_id=locale_id))]
    return [
        Counted(page.title, page.get_url() or "", _count_in(page.area, places))
        for page in pages
        if (page.area.valid_from or today) <= today and _stands_for_itself(page.area, known, today)
    ]


def _stands_for_itself(area: Area, known: Set[int], today: date) -> bool:
    successor = area.successor(today)
    return successor == area or successor.pk not in known


def _places(pages: Pages) -> Iterable[tuple[int, str]]:
    """Return each page's key with the code of each of its areas."""
    return pages.filter(areas__isnull=False).values_list("pk", "areas__code").order_by()


def _count_in(area: Area, places: Iterable[tuple[int, str]]) -> int:
    codes = area_codes(area)
    return len({pk for pk, code in places if code in codes})


def in_area(area: Area, locale_id: int) -> list[Group]:
    """Return what the catalogue has in an area, by kind."""
    codes = area_codes(area)
    query = f"?region={area.successor(timezone.localdate()).code}"
    return _groups(locale_id, lambda pages: pages.filter(areas__code__in=codes).distinct(), query=query, limit=FEW)


def of_organisation(organisation: Organisation, locale_id: int) -> list[Group]:
    """Return what an organisation offers, by kind."""
    return _groups(locale_id, lambda pages: pages.filter(organisations=organisation))


def everywhere(locale_id: int) -> list[Group]:
    """Return what is open to people anywhere in the country, by kind."""
    anywhere = Q(nationwide=True) | Q(online=True)
    return _groups(locale_id, lambda pages: _in_use(pages).filter(anywhere), limit=FEW)


def _groups(locale_id: int, narrow: Any, *, query: str = "", limit: int | None = None) -> list[Group]:
    indexes = {index.kind: index for index in visible_pages(CatalogueIndexPage).filter(locale_id=locale_id)}
    groups = []
    for kind, model in MODELS.items():
        pages = narrow(pages_of(kind, locale_id))
        total = pages.count()
        index = indexes.get(kind)
        url = f"{index.get_url()}{query}" if index and limit and total > limit else ""
        title = index.title if index else str(model._meta.verbose_name_plural)  # noqa: SLF001
        if total:
            groups.append(Group(title, kind, total, teasers(pages[:limit] if limit else pages), url))
    return groups


def soon(locale_id: int) -> list[Teaser]:
    """Return the courses and events that start next."""
    now = timezone.now()
    events = visible_pages(EventPage).filter(locale_id=locale_id, starts_at__gte=now).exclude(change="cancelled")
    courses = pages_of("course", locale_id).filter(next_start__isnull=False)
    starting = [(event.starts_at, event) for event in with_facts(events.order_by("starts_at"))[:FEW]]
    starting += [(course.next_start, course) for course in with_facts(courses)[:FEW]]
    return [teaser(page) for _start, page in sorted(starting, key=lambda pair: pair[0])[:FEW]]


def newest(locale_id: int, *, but: Set[str] = frozenset()) -> list[Teaser]:
    """Return the pages that were published last and are still of use, leaving out the addresses `but`."""
    latest = [
        page for model in CATALOGUE_PAGES for page in _latest(model, locale_id)[: 2 * FEW] if page.first_published_at
    ]
    latest.sort(key=lambda page: page.first_published_at, reverse=True)
    return [teaser(page) for page in latest if page.get_url() not in but][:FEW]


def _latest(model: type[CataloguePage], locale_id: int) -> Pages:
    return with_facts(_in_use(visible_pages(model).filter(locale_id=locale_id)).order_by("-first_published_at"))


def _in_use(pages: Pages) -> Pages:
    if issubclass(pages.model, EventPage):
        return pages.filter(starts_at__gte=timezone.now()).exclude(change=EventPage.Change.CANCELLED)
    return pages.exclude(status=CataloguePage.Status.ENDED)


def organisations(locale_id: int) -> Pages:
    """Return the visible organisation pages by name."""
    pages = visible_pages(OrganisationPage).filter(locale_id=locale_id)
    return pages.select_related("organisation").order_by("title", "pk")
