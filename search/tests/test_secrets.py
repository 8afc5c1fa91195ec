"""What the public may not see is at no public address (reliability 38 and 42)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from peer_pages.funding.links import address_of, unsubscribe_address_of
from peer_pages.funding.overview.deadlines.secret import renew
from peer_pages.models import Contact, Digest, DigestLine, Reminder
from peer_pages.tests import factories
from search.tests.conftest import municipality
from search.tests.routes import public_routes

pytestmark = pytest.mark.django_db

# Everything hidden is found by the first word, if at all; the second must never be seen.
ASKED, SECRET = "kanariefugl", "zyxomma"
HIDDEN = f"{ASKED} {SECRET}"


def every_page(_hidden: list[Any]) -> list[str]:
    """Return the addresses of all pages, hidden ones too."""
    return [page.get_url() for page in Page.objects.filter(depth__gte=2).specific() if page.get_url()]


def searches(_hidden: list[Any]) -> list[str]:
    """Return searches that would find what is hidden."""
    filters = ("", "&kind=course", "&kind=contact", "&municipality=0630", "&page_size=50", "&sort=newest")
    return [
        f"?{text}{rest}" for text in ("q=", f"q={ASKED}", "q=hemmelig@example.org", "q=99112233") for rest in filters
    ]


def numbered(hidden: list[Any], prefix: str, suffix: str = "") -> list[str]:
    """Return addresses made of the primary keys of what is hidden."""
    return [f"{prefix}{thing.pk}{suffix}" for thing in hidden]


def asked_about(hidden: list[Any]) -> list[str]:
    """Return the links to questions about pages, asked while everybody could see these."""
    asked = get_user_model().objects.create_user("spurgt", email="en@example.org")
    digest = Digest.objects.create(address=asked.email, day=date(2026, 11, 1), user=asked)
    addresses = []
    for page in Page.objects.filter(pk__in=[thing.pk for thing in hidden if isinstance(thing, Page)]):
        about = {"question": Reminder.Question.CHECK, "due_on": digest.day, "deadline": date(2025, 1, 1)}
        reminder = Reminder.objects.create(page=page, title=page.title, **about)
        line = DigestLine.objects.create(reminder=reminder, digest=digest, why=Reminder.Level.RESPONSIBLE)
        addresses.append(urlsplit(address_of(line)).path)
    return addresses


def strangers_calendar() -> list[str]:
    """Return the address of the calendar of a partner who has no pages."""
    partner = get_user_model().objects.create_user("fremmed")
    group = Group.objects.create(name="Fremmede")
    factories.make_organisation("Fremmed", partner_group=group)
    partner.groups.add(group)
    return [f"/frister/{renew(partner)}.ics"]


# Each public route with the addresses to try. A new route fails the test until it has a line here.
PROBES: dict[str, Callable[[list[Any]], list[str]]] = {
    "api/search/": lambda hidden: [f"/api/search/{query}" for query in searches(hidden)],
    "api/search/suggest/": lambda _hidden: [f"/api/search/suggest/?q={ASKED}", "/api/search/suggest/?q=ka"],
    "soeg/": lambda hidden: [f"{path}{query}" for path in ("/soeg/", "/en/soeg/") for query in searches(hidden)],
    r"dokumenter/^(\d+)/(.*)$": lambda hidden: numbered(hidden, "/dokumenter/", "/hemmelig.txt"),
    "dokumenter/authenticate_with_password/<int:restriction_id>/": lambda hidden: numbered(
        hidden, "/dokumenter/authenticate_with_password/", "/"
    ),
    "media/images/<path:path>": lambda _hidden: [f"/media/images/{way}documents/hemmelig.txt" for way in ("", "../")],
    "media/avatar_images/<path:path>": lambda _hidden: ["/media/avatar_images/../documents/hemmelig.txt"],
    "sitemap.xml": lambda _hidden: ["/sitemap.xml"],
    "robots.txt": lambda _hidden: ["/robots.txt"],
    "favicon.ico": lambda _hidden: ["/favicon.ico"],
    "^was/?$": lambda _hidden: ["/was"],
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": lambda hidden: numbered(
        hidden, "/_util/authenticate_with_password/1/", "/"
    ),
    "_util/login/": lambda _hidden: ["/_util/login/"],
    "soeg/feed/": lambda hidden: [
        f"{before}/soeg/feed/{query}" for before in ("", "/en") for query in searches(hidden)
    ],
    "soeg/kalender.ics": lambda hidden: [
        f"{before}/soeg/kalender.ics{query}" for before in ("", "/en") for query in searches(hidden)
    ],
    "soeg/klik/": lambda _hidden: [f"/soeg/klik/?entry={SECRET}"],
    "svar/<str:token>/": asked_about,
    "afmeld/<str:token>/": lambda _hidden: [urlsplit(unsubscribe_address_of("hemmelig@example.org")).path],
    "frister/<str:token>.ics": lambda _hidden: [f"/frister/{SECRET}.ics", *strangers_calendar()],
    r"^((?:[\w\-]+/)*)$": every_page,
}


@pytest.fixture(scope="module")
def hidden_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Any]]:
    """Hide things once, in a transaction around those of the tests: it takes a second, and they only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_hidden()
        transaction.set_rollback(True)


@pytest.fixture
def hidden(hidden_once: list[Any], db: None) -> list[Any]:
    """Return one of everything that the public may not see; beside it are things that it may."""
    return hidden_once


def make_hidden() -> list[Any]:
    """Make one of everything that the public may not see, beside things that it may."""
    silent = factories.make_contact(HIDDEN, public=False, email="hemmelig@example.org", phone="99112233")
    gone = factories.make_contact(HIDDEN, withdrawn_on=timezone.localdate())
    facts: dict[str, Any] = {"summary": HIDDEN, "body": f"<p>{HIDDEN}</p>", "areas": [municipality("Vejle")]}
    hidden: list[Any] = [
        factories.make_course(HIDDEN, state=factories.DRAFT, **facts),
        factories.make_course(f"{HIDDEN} b", state=factories.UNPUBLISHED, **facts),
        factories.make_event(HIDDEN, state=factories.DRAFT, **facts),
        factories.make_report(factories.make_initiative("Synlig"), HIDDEN, state=factories.DRAFT),
    ]
    for number, kind in enumerate([PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN]):
        closed = factories.make_course(f"{HIDDEN} {number}", **facts)
        PageViewRestriction.objects.create(page=closed, restriction_type=kind, password="x")
        hidden.append(closed)
    changed = factories.make_course(ASKED, state=factories.LIVE, summary="Synlig", contacts=[silent, gone])
    changed.title, changed.summary = HIDDEN, HIDDEN
    changed.save_revision()
    event = factories.make_event(f"{ASKED}-dag", online_link=f"https://example.org/{SECRET}", contacts=[silent, gone])
    shown = [changed, event, factories.make_course("Kursus", contacts=[silent], signup_contact=gone)]
    return [*hidden, *shown, silent, gone, hidden_document()]


def hidden_document() -> Any:
    """Return a document in a collection that only some may read."""
    collection = Collection.get_first_root_node().add_child(name=SECRET)
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.PASSWORD, password="x"
    )
    file = ContentFile(HIDDEN.encode(), name="hemmelig.txt")
    return get_document_model().objects.create(title=HIDDEN, file=file, collection=collection)


def seen(client: Client, address: str) -> bool:
    """Return whether the secret is anywhere in the answer: in the body, in a header; what was asked does not count."""
    response = client.get(address)
    assert response.status_code < 500, address
    body = b"".join(response) if response.streaming else response.content
    answer = f"{response.headers} {body.decode(errors='replace')}"
    return SECRET in answer.replace(address, "").lower()


def test_r38_every_public_route_is_tried() -> None:
    assert sorted(set(public_routes())) == sorted(PROBES)


@pytest.mark.parametrize("route", PROBES)
def test_r38_nothing_hidden_is_at_a_public_address(client: Client, hidden: list[Any], route: str) -> None:
    addresses = PROBES[route](hidden)
    assert addresses
    assert [address for address in addresses if seen(client, address)] == []


@pytest.mark.parametrize("route", ["api/search/", "api/search/suggest/", "soeg/"])
def test_r38_nothing_hidden_is_found_on_a_server(client: Client, hidden: list[Any], on_server: str, route: str) -> None:
    assert client.get("/api/search/", {"q": ASKED}).json()["engine"] == on_server
    assert [address for address in PROBES[route](hidden) if seen(client, address)] == []


def test_r38_the_canary_would_be_heard(client: Client) -> None:
    """The same words on a published page are found, so silence elsewhere means something."""
    page = factories.make_course(HIDDEN, summary=HIDDEN)
    factories.make_contact(HIDDEN)
    for address in (page.get_url(), f"/soeg/?q={ASKED}", f"/api/search/?q={ASKED}", "/sitemap.xml"):
        assert seen(client, address), address
    assert seen(client, f"/api/search/suggest/?q={ASKED}")
    assert seen(client, "/api/search/?kind=contact")
    factories.make_event(f"{ASKED}dag", summary=SECRET)
    assert seen(client, "/soeg/feed/")
    assert seen(client, "/soeg/kalender.ics")


def test_r38_a_hidden_page_answers_like_one_that_is_not_there(client: Client) -> None:
    hidden = factories.make_course(HIDDEN, state=factories.DRAFT)
    missing, secret = client.get("/kurser/findes-ikke/"), client.get(hidden.get_url())
    assert (secret.status_code, missing.status_code) == (404, 404)


def withdraw(person: Contact) -> None:
    """Withdraw the person's consent as of today."""
    person.withdrawn_on = timezone.localdate()
    person.save()


@pytest.mark.parametrize("basis", [Contact.Basis.WORK, Contact.Basis.CONSENT])
def test_r42_a_withdrawn_consent_takes_the_person_away_at_once(client: Client, basis: str) -> None:
    given: dict[str, Any] = {
        "consent_basis": basis,
        "consent_on": timezone.localdate() - timedelta(days=9),
        "consent_scope": "alt",
    }
    organisation = factories.make_organisation("Foreningen")
    person = factories.make_contact("Zita Zyxomma", organisation=organisation, phone="99112233", **given)
    page = factories.make_course("Kurset", contacts=[person], signup_contact=person, organisations=[organisation])
    section = factories.make_section(organisation)
    addresses = [
        page.get_url(),
        section.get_url(),
        "/soeg/?q=zita",
        "/soeg/?q=99112233",
        "/soeg/?q=kurset",
        "/soeg/?kind=contact",
        "/api/search/?q=zita",
        "/api/search/?q=99+11+22+33",
        "/api/search/?q=kurset",
    ]
    assert [address for address in addresses if not seen(client, address)] == []
    withdraw(person)
    assert [address for address in addresses if seen(client, address)] == []


def test_r42_a_page_is_not_found_by_somebody_who_withdrew(client: Client, on_each: str) -> None:
    person = factories.make_contact("Zita Zyxomma", phone="99112233")
    factories.make_course("Kurset", contacts=[person])
    withdraw(person)
    for text in ("zita", "99112233"):
        assert client.get("/api/search/", {"q": text}).json()["total"] == 0


def test_what_is_unpublished_is_gone_at_once(client: Client) -> None:
    page = factories.make_course("Vagtel")
    assert client.get("/api/search/", {"q": "vagtel"}).json()["total"] == 1
    factories.unpublish(page)
    assert client.get("/api/search/", {"q": "vagtel"}).json()["total"] == 0
