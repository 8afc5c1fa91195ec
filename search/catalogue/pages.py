"""The document of a page, of whatever kind."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from peer_pages.models import (
    CataloguePage,
    Contact,
    CoursePage,
    EventPage,
    InitiativePage,
    OrganisationPage,
    RegionPage,
    StatusReportPage,
)
from peer_pages.models.catalogue import CHECKED_WITHIN_DAYS
from peer_pages.public.teasers import teaser
from search.catalogue.contacts import person
from search.catalogue.document import A_MILLION, CatalogueDocument
from search.catalogue.ids import contact_id, page_id
from search.catalogue.occasions import held, occasions
from search.catalogue.texts import sections
from search.catalogue.whereabouts import whereabouts
from search.places import Places
from search.vocabulary import ORGANISATION, PLAIN_PAGE, REGION_PAGE, REPORT


def document(page: Page, *, places: Places, now: datetime, offers: Iterable[int] = ()) -> CatalogueDocument:
    """Return the page's document, in words of the language that is active.

    `offers` are the areas of an organisation's pages: an organisation is where its offers are.
    """
    drawn = teaser(page)
    base = CatalogueDocument(
        id=page_id(page.pk),
        locale=page.locale.language_code,
        kind=drawn.kind,
        title=page.title,
        url=drawn.url,
        page=page.pk,
        summary=drawn.summary,
        sections=sections(page),
        shown_organisation=drawn.organisation,
        shown_areas=tuple(drawn.areas),
        when=drawn.when,
        price=drawn.price,
        badge=drawn.status,
        published=int(page.first_published_at.timestamp() * A_MILLION) if page.first_published_at else 0,
        updated=_seconds(page.last_published_at),
    )
    if isinstance(page, CataloguePage):
        made = _catalogue(base, page, places, now)
        return replace(made, changes=_soonest(made.changes, places.next_change if made.place_names else 0))
    if isinstance(page, OrganisationPage):
        return _organisation(base, page, places, offers)
    listed = isinstance(page, StatusReportPage)
    kind = REPORT if listed else REGION_PAGE if isinstance(page, RegionPage) else PLAIN_PAGE
    return replace(base, kind=kind, listed=listed)


def _soonest(*moments: int) -> int:
    return min(filter(None, moments), default=0)


def _organisation(
    base: CatalogueDocument, page: OrganisationPage, places: Places, areas: Iterable[int]
) -> CatalogueDocument:
    where = whereabouts(areas, places, base.locale)
    people = [one for one in page.organisation.contacts.all() if one.is_public()]
    return replace(
        base,
        kind=ORGANISATION,
        alternative_titles=_other_names(page.title, page.organisation.name, page.organisation.short_name),
        organisations=(str(page.organisation_id),),
        contacts=tuple(map(person, people)),
        municipalities=where.municipalities,
        regions=where.regions,
        place_names=where.names,
        shown_areas=where.shown,
        related=tuple(contact_id(one.pk, base.locale) for one in people),
    )


def _catalogue(base: CatalogueDocument, page: CataloguePage, places: Places, now: datetime) -> CatalogueDocument:
    where = whereabouts(_areas(page), places, base.locale)
    organisations, people = list(page.organisations.all()), _people(page)
    return replace(
        base,
        alternative_titles=_other_names(page.title, *page.alternative_title_list, getattr(page, "abbreviation", "")),
        organisations=tuple(str(one.pk) for one in organisations),
        organisation_names=tuple(name for one in organisations for name in (one.name, one.short_name) if name),
        contacts=tuple(map(person, people)),
        municipalities=where.municipalities,
        regions=where.regions,
        place_names=where.names,
        nationwide=page.nationwide,
        online=page.online,
        free=bool(getattr(page, "is_free", False)),
        targets=tuple(sorted(group.slug for group in page.target_groups.all())),
        topics=_topics(page),
        legal_basis=tuple(f"{basis.law} {basis.name}" for basis in page.legal_basis.all()),
        last_checked=page.last_checked_on.isoformat() if page.last_checked_on else "",
        funding_ends=_funding_ends(page),
        related=tuple(contact_id(one.pk, base.locale) for one in people),
        occasions=occasions(page),
        **_times(page, now),
    )


def _areas(page: CataloguePage) -> set[int]:
    """Return the areas of a page; a course is where it is held, too."""
    municipalities = (date.municipality_id for date in held(page))
    return {area.pk for area in page.areas.all()} | set(filter(None, municipalities))


def _other_names(title: str, *names: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name and name != title)


def _topics(page: CataloguePage) -> tuple[str, ...]:
    """Return the words that the page is sorted by."""
    keywords: Any = getattr(page, "keyword_items").all()  # noqa: B009 - each kind of page has its own
    names = [
        *(group.name for group in page.target_groups.all()),
        *(topic.name for topic in page.topics.all()),
        *(item.tag.name for item in keywords),
        *(_ways_of_working(page) if isinstance(page, InitiativePage) else ()),
    ]
    return tuple(filter(None, dict.fromkeys(names)))


def _ways_of_working(page: InitiativePage) -> list[str]:
    """Return the names of methods and of forms of employment."""
    forms = dict(InitiativePage.EmploymentForm.choices)
    return [
        *(child.value["name"] for child in page.methods),
        *(str(forms.get(form, "")) for form in page.employment_forms),
    ]


def _funding_ends(page: CataloguePage) -> str:
    """Return the last of the known ends of the page's money, in EDTF; "" when none is known."""
    if not isinstance(page, InitiativePage):
        return ""
    known = [funding for funding in page.fundings.all() if funding.ends_last_day]
    return max(known, key=lambda funding: funding.ends_last_day).ends if known else ""


def _people(page: CataloguePage) -> list[Contact]:
    """Return the people of a page; for a course first whoever takes the sign-ups."""
    people = page.public_contacts()
    signup = page.signup_contact if isinstance(page, CoursePage) else None
    if signup is not None and signup.is_public():
        people = [signup, *(one for one in people if one.pk != signup.pk)]
    return people


def _times(page: CataloguePage, now: datetime) -> dict[str, Any]:
    """Return status, beginning, end, and when time alone will change what the document says."""
    moments = _moments(page)
    coming = [moment for moment in (*moments, *_end_of_check(page)) if moment > now]
    status = page.status
    if isinstance(page, EventPage) and page.is_over and moments:
        status = CataloguePage.Status.ENDED
    begins = [start for start in _starts(page) if start > now]
    return {
        "status": str(status),
        "starts": _seconds(min(begins)) if begins else 0,
        "ends": _seconds(max(moments)) if moments else 0,
        "changes": _seconds(min(coming)) + 1 if coming else 0,
    }


def _end_of_check(page: CataloguePage) -> list[datetime]:
    """Return when the page's confirmation grows too old to count."""
    if page.last_checked_on is None:
        return []
    day = page.last_checked_on + timedelta(days=CHECKED_WITHIN_DAYS + 1)
    return [timezone.make_aware(datetime.combine(day, time.min))]


def _starts(page: CataloguePage) -> list[datetime]:
    if isinstance(page, EventPage):
        return [page.starts_at] if page.starts_at and page.change != EventPage.Change.CANCELLED else []
    dates = page.dates.all() if isinstance(page, CoursePage) else ()
    return [date.starts_at for date in dates if not date.cancelled]


def _moments(page: CataloguePage) -> list[datetime]:
    if isinstance(page, EventPage):
        return [moment for moment in (page.starts_at, page.ends_at) if moment]
    dates = page.dates.all() if isinstance(page, CoursePage) else ()
    return [moment for date in dates for moment in (date.starts_at, date.ends_at) if moment]


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
