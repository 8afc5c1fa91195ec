"""Public pages for tests: each kind once with everything filled in and once with nothing but its title."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from peer_pages.models import (
    Area,
    CourseDate,
    CoursePage,
    EventPage,
    Funder,
    Funding,
    FundingProgramme,
    InitiativePage,
    LegalBasis,
    Organisation,
    OrganisationPage,
    StatusReportPage,
    TargetGroup,
    Topic,
)
from peer_pages.tests import factories

LONG_WORD = "Erfaringsmedarbejderuddannelseskoordinatoren"
TEXT = (
    "<p>Vi mødes i et stort køkken to gange om ugen. Den, der kommer første gang, får en kop kaffe og en makker, "
    "som selv har været indlagt. Ingen spørger om diagnoser.</p>"
    "<h3>Sådan foregår det</h3><ul><li>Vi går tur</li><li>Vi tager med til lægen</li><li>Vi ringer, hvis du bliver "
    'væk</li></ul><p>Læs mere på <a href="https://www.example.dk/peer">vores side</a>.</p>'
)
SECTIONS = ("purpose", "peer_support", "givers", "receivers", "organisation", "effect", "funding_future", "other")


def municipality(name: str = "Aarhus") -> Area:
    """Return a municipality of the seeded areas."""
    return Area.objects.municipalities().get(name__startswith=name, locale=factories.danish())


def organisation(name: str = "Foreningen Medvind", **values: Any) -> Organisation:
    """Return an organisation, made when it is missing."""
    defaults = {"kind": Organisation.Kind.ASSOCIATION, **values}
    return Organisation.objects.get_or_create(name=name, locale=factories.danish(), defaults=defaults)[0]


def term(model: Any, slug: str, name: str) -> Any:
    """Return an entry of a fixed list, made when it is missing."""
    return model.objects.get_or_create(slug=slug, locale=factories.danish(), defaults={"name": name})[0]


def filled_initiative(**values: Any) -> InitiativePage:
    """Return an initiative with everything filled in."""
    return factories.make_initiative(
        **{
            "title": f"Medvind på Trøjborg og {LONG_WORD}",
            "summary": "Mennesker, der selv har haft angst, følges med dig, til det er lettere at gå ud.",
            "alternative_titles": "Medvind\nTrøjborgmodellen",
            "body": [(key, TEXT) for key in SECTIONS],
            "peer_count_text": "8-10, nogle på deltid",
            "employment_forms": ["volunteer", "hourly"],
            "training": "Et kursus på seks dage.",
            "supervision": "En gang om måneden.",
            "methods": [("method", {"name": "Intentionel peer-støtte", "description": "<p>To lærer sammen.</p>"})],
            "phases": [("phase", {"name": "Vi begyndte småt", "period": "2015-21", "description": "Tre frivillige."})],
            "partners": [("partner", {"name": "Aarhus Kommune", "organisation": None, "role": "Lægger hus til"})],
            "updates": [("update", {"date": "2026-05", "text": "<p>Vi er flyttet til større lokaler.</p>"})],
            "continuum_place": "B",
            "links": [("link", {"title": "Medvinds egen side", "url": "https://www.example.dk/medvind"})],
            "documents": [("document", {"title": "Folder om Medvind", "document": document()})],
            "started": "2015",
            "last_checked_on": timezone.localdate() - timedelta(days=20),
            "organisations": [organisation()],
            "areas": [municipality()],
            "target_groups": [term(TargetGroup, "angst", "Mennesker med angst")],
            "topics": [term(Topic, "netvaerk", "Netværk")],
            "legal_basis": [term(LegalBasis, "104", "§ 104")],
            "contacts": [factories.make_contact("Karen Holm", role="Koordinator", phone="22334455")],
            "fundings": fundings(),
            **values,
        }
    )


def fundings() -> list[Funding]:
    """Return a grant and running costs."""
    funder = Funder.objects.get_or_create(name="Socialstyrelsen", locale=factories.danish())[0]
    programme = FundingProgramme.objects.get_or_create(name="Peer-puljen", locale=factories.danish())[0]
    return [
        Funding(funder=funder, programme=programme, kind="project", amount_dkk=9_300_000, starts="2014", ends="2017"),
        Funding(kind="running", renewed_yearly=True, decision_on=date(2026, 12, 1), afterwards="Så lukker vi."),
    ]


def document() -> Any:
    """Return an uploaded document."""
    return get_document_model().objects.create(title="Folder", file=ContentFile(b"Medvind", name="folder.txt"))


def filled_course(**values: Any) -> CoursePage:
    """Return a course with everything filled in, checked more than a year ago."""
    soon = timezone.now().replace(hour=16, minute=0, second=0, microsecond=0) + timedelta(days=10)
    return factories.make_course(
        **{
            "title": "Lær at tackle uro",
            "abbreviation": "LATU",
            "summary": "Et kursus for dig, der er træt af at være urolig. Underviserne har selv prøvet det.",
            "body": TEXT,
            "weeks": 7,
            "sessions": 7,
            "hours_per_session": Decimal("2.5"),
            "instructors": "To frivillige med egne erfaringer.",
            "prerequisites": "Du skal kunne komme hver gang.",
            "evidence": "Deltagerne har det bedre et halvt år efter.",
            "signup_url": "https://www.example.dk/tilmelding",
            "signup_contact": factories.make_contact("Bo Friis", role="Tager imod tilmeldinger", phone="87654321"),
            "online": True,
            "last_checked_on": timezone.localdate() - timedelta(days=500),
            "areas": [municipality()],
            "organisations": [organisation()],
            "dates": [course_date(soon), course_date(soon + timedelta(days=90), cancelled=True)],
            **values,
        }
    )


def course_date(starts_at: datetime, **values: Any) -> CourseDate:
    """Return one time a course is held."""
    return CourseDate(
        **{
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(days=42, hours=2),
            "signup_deadline": (starts_at - timedelta(days=3)).date(),
            "place": "Sundhedshuset, Banegårdspladsen 1",
            "municipality": municipality(),
            "capacity": 12,
            **values,
        }
    )


def filled_event(**values: Any) -> EventPage:
    """Return a coming event with everything filled in that is known before it."""
    starts = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=30)
    return factories.make_event(
        **{
            "title": "Webinar: Peers på sygehuset",
            "summary": "Tre afdelinger fortæller, hvad der skete, da de ansatte en peer.",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=2),
            "venue": "Vejle Bibliotek, Willy Sørensens Plads 1",
            "online": True,
            "online_link": "https://meet.example.dk/peers",
            "show_online_link": True,
            "body": TEXT,
            "purposes": [("purpose", "At høre, hvad der virker"), ("purpose", "At møde andre")],
            "programme": programme(starts),
            "capacity": 100,
            "registration_url": "https://www.example.dk/webinar",
            "last_checked_on": timezone.localdate(),
            "organisations": [organisation(), organisation("Vejle Kommune", kind="municipality")],
            "areas": [municipality("Vejle")],
            "contacts": [factories.make_contact("Ida Dam")],
            **values,
        }
    )


def programme(starts: datetime) -> list[Any]:
    """Return two points of a programme."""
    welcome = {"starts": starts.time(), "title": "Velkommen", "speaker": "Ida Dam", "affiliation": "Medvind"}
    return [
        ("item", welcome),
        ("item", {"starts": None, "title": "Samtale", "description": "<p>Alle kan spørge.</p>"}),
    ]


def past_event(**values: Any) -> EventPage:
    """Return an event that is over, with its recap."""
    starts = timezone.now() - timedelta(days=200)
    return filled_event(
        **{
            "title": "Konferencen i Vejle",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=2),
            "recap": TEXT,
            "participants": 84,
            "clips": [{"type": "clip", "value": {"title": "Samtalen", "video": "https://vimeo.com/1234567"}}],
            "materials": [("link", {"title": "Slides", "url": "https://www.example.dk/slides"})],
            **values,
        }
    )


def report() -> StatusReportPage:
    """Return a status report on an initiative's grant."""
    goals = [
        ("goal", {"goal": "Ti nye frivillige", "outcome": "met", "why": "Der kom tolv."}),
        ("goal", {"goal": "Åbent om søndagen", "outcome": "partly", "why": ""}),
        ("goal", {"goal": "Et værested mere", "outcome": "not_met", "why": "Vi fandt ikke et hus."}),
    ]
    initiative = InitiativePage.objects.get(pk=filled_initiative().pk)
    return factories.make_report(
        initiative,
        "Det nåede vi i 2020",
        funding=initiative.fundings.first(),
        period="2020",
        account=TEXT,
        goals=goals,
        assessment=TEXT,
        signatory="Karen Holm, leder",
        signed_on=date(2021, 3, 1),
    )


def organisation_page() -> OrganisationPage:
    """Return the page of an organisation that offers something of each kind."""
    fill()
    organisation().contacts.add(factories.make_contact("Rikke Lind"))
    page = factories.make_section(organisation())
    page.body = TEXT
    page.save_revision()
    factories.publish(page)
    return page


def fill() -> None:
    """Put something of each kind into the catalogue."""
    filled_initiative()
    filled_course()
    filled_event()
    past_event()


def _listed(title: str) -> Page:
    fill()
    return Page.objects.get(title=title)


BUILDERS: dict[str, Callable[[], Page]] = {
    "home": lambda: _listed("Peer-støtte i Danmark"),
    "empty home": lambda: factories.tree().home,
    "initiatives": lambda: _listed("Initiativer"),
    "courses": lambda: _listed("Kurser"),
    "empty courses": lambda: factories.tree().courses,
    "events": lambda: _listed("Arrangementer"),
    "organisations": lambda: Page.objects.get(pk=organisation_page().get_parent().pk),
    "regions": lambda: _listed("Regioner"),
    "region": lambda: _listed("Region Midtjylland"),
    "empty region": lambda: _listed("Region Nordjylland"),
    "standard": lambda: factories.tree().home.get_children().get(slug="om"),
    "initiative": filled_initiative,
    "empty initiative": lambda: factories.make_initiative("Peer-caféen", body=[]),
    "ended initiative": lambda: factories.make_initiative("Broen", status="ended", started="2013", ended="2016"),
    "course": filled_course,
    "empty course": lambda: factories.make_course("Skriv dig fri", is_free=False, price_dkk=1450),
    "event": filled_event,
    "past event": past_event,
    "cancelled event": lambda: factories.make_event("Aftenmøde", change="cancelled", starts_at=None),
    "report": report,
    "organisation": organisation_page,
    "empty organisation": lambda: factories.make_section(organisation("Foreningen Uden Navn")),
}
"""How to make each page that the tests look at, by name."""


def build(name: str) -> str:
    """Make one page with what it shows and return its path."""
    return BUILDERS[name]().get_url() or ""
