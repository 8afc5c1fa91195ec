"""The facts box: what a reader wants to know before reading on, per kind of page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from peer_pages.models import (
    CataloguePage,
    CoursePage,
    EventPage,
    InitiativePage,
    Organisation,
    StatusReportPage,
)
from peer_pages.public.funding_words import funding_in_words
from peer_pages.public.moments import event_in_words
from peer_pages.public.organisations import organisation_urls
from peer_pages.public.places import places_in_words
from peer_pages.public.teasers import price_in_words
from peer_pages.templatetags.peer_format import day, fuzzy, number


@dataclass(frozen=True)
class Value:
    """One value of a fact, with an address where there is more to read."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """A label and its values."""

    label: str
    values: list[Value] = field(default_factory=list)
    icon: str = ""


def facts(page: CataloguePage) -> list[Fact]:
    """Return the facts that are known of a page, in the order a reader asks."""
    own: list[Fact] = []
    if isinstance(page, CoursePage):
        own = _course(page)
    elif isinstance(page, EventPage):
        own = _event(page)
    elif isinstance(page, InitiativePage):
        own = _initiative(page)
    return [fact for fact in (*own, *_who(page)) if fact.values]


def _fact(label: str, *texts: str, icon: str = "") -> Fact:
    return Fact(label, [Value(text) for text in texts if text], icon)


def _names(things: Iterable[object]) -> list[str]:
    return [str(thing) for thing in things]


def _where(page: CataloguePage) -> Fact:
    return _fact(gettext("Hvor"), ", ".join(places_in_words(page, limit=12)), icon="location")


def _who(page: CataloguePage) -> list[Fact]:
    return [
        _fact(gettext("Målgruppe"), ", ".join(_names(page.target_groups.all())), icon="groups"),
        _organisations(page.organisations.all(), page.locale_id),
        _fact(gettext("Lovgrundlag"), *_names(page.legal_basis.all())),
        _fact(gettext("Om beskrivelsen"), _source(page)),
    ]


def _source(page: CataloguePage) -> str:
    return "" if page.description_source == page.Source.UNKNOWN else page.get_description_source_display()


def _organisations(organisations: Iterable[Organisation], locale_id: int) -> Fact:
    known = list(organisations)
    urls = organisation_urls(known, locale_id)
    values = [Value(organisation.name, urls.get(organisation.pk, "")) for organisation in known]
    return Fact(gettext("Organisation"), values, "business")


def _initiative(page: InitiativePage) -> list[Fact]:
    forms = dict(InitiativePage.EmploymentForm.choices)
    peers = page.peer_count_text or number(page.peer_count)
    return [
        _where(page),
        _fact(gettext("Begyndte"), fuzzy(page.started), icon="time"),
        _fact(gettext("Sluttede"), fuzzy(page.ended)),
        _fact(gettext("Antal peers"), peers, icon="person"),
        _fact(gettext("Ansættelse"), *[str(forms[form]) for form in page.employment_forms if form in forms]),
    ]


def _course(page: CoursePage) -> list[Fact]:
    return [
        _where(page),
        # The note is the price where no sum is known; it is said once.
        _fact(gettext("Pris"), *dict.fromkeys((price_in_words(page), page.price_note)), icon="payments"),
        _fact(gettext("Forløb"), *course_length(page), icon="time"),
    ]


def course_length(page: CoursePage) -> list[str]:
    """Return "Én gang om ugen i 7 uger" and "2,5 timer pr. gang", or as much of it as is known."""
    words = []
    if page.weeks and page.weeks == page.sessions:
        words.append(ngettext("Én uge", "Én gang om ugen i %(number)s uger", page.weeks) % {"number": page.weeks})
    else:
        if page.weeks:
            words.append(ngettext("%(number)s uge", "%(number)s uger", page.weeks) % {"number": page.weeks})
        if page.sessions:
            words.append(ngettext("%(number)s gang", "%(number)s gange", page.sessions) % {"number": page.sessions})
    if page.hours_per_session:
        words.append(gettext("%(hours)s timer pr. gang") % {"hours": number(page.hours_per_session)})
    return words


def _event(page: EventPage) -> list[Fact]:
    link = page.public_online_link
    online = Fact(gettext("Online"), [Value(gettext("Gå til mødet"), link)] if link else [], "videocam")
    return [
        _fact(gettext("Hvornår"), event_in_words(page), icon="calendar-month"),
        _where(page),
        _fact(gettext("Sted"), page.venue, icon="home"),
        online,
        _fact(gettext("Pladser"), number(page.capacity) if not page.is_over else "", icon="person"),
        _fact(gettext("Deltagere"), number(page.participants)),
    ]


def report_facts(report: StatusReportPage) -> list[Fact]:
    """Return the facts box of a status report: which grant, which period, who answers for it."""
    money = funding_in_words(report.funding) if report.funding is not None else None
    known = [
        _fact(gettext("Bevilling"), money.sentence if money else "", icon="payments"),
        _fact(gettext("Periode"), fuzzy(report.period), icon="time"),
        _fact(gettext("Underskrevet af"), report.signatory, icon="person"),
        _fact(gettext("Dato"), day(report.signed_on)),
    ]
    return [fact for fact in known if fact.values]
