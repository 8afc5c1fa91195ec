"""What the page templates ask for beyond the page's own fields."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from peer_pages.models import (
    CataloguePage,
    Contact,
    CoursePage,
    EventPage,
    Funding,
    InitiativePage,
    TargetGroup,
    Topic,
)
from peer_pages.templatetags import peer_public
from peer_pages.tests import factories
from peer_pages.tests.public import site
from peer_pages.tests.public.unsaved import unsaved

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
LINK = "https://www.example.dk/tilmelding"


@pytest.fixture
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def contact(name: str, *, public: bool = True) -> Contact:
    return Contact(name=name, consent_basis=Contact.Basis.WORK if public else Contact.Basis.NONE)


SIGNUPS = [
    (CoursePage, {"status": "active"}, True),
    (CoursePage, {"status": "planned"}, True),
    (CoursePage, {"status": "ended"}, False),
    (EventPage, {"starts_at": NOW + timedelta(days=1)}, True),
    (EventPage, {"starts_at": None}, True),
    (EventPage, {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(hours=1)}, True),
    (EventPage, {"starts_at": NOW - timedelta(days=1)}, False),
    (EventPage, {"starts_at": NOW + timedelta(days=1), "change": "cancelled"}, False),
    (EventPage, {"starts_at": NOW + timedelta(days=1), "change": "rescheduled"}, True),
    (InitiativePage, {}, False),
]


@pytest.mark.usefixtures("_now")
@pytest.mark.parametrize(("model", "values", "possible"), SIGNUPS)
def test_sign_up_is_offered_only_while_it_is_possible(
    model: type[CataloguePage], values: dict[str, Any], possible: bool
) -> None:
    links: dict[type[CataloguePage], dict[str, str]] = {
        CoursePage: {"signup_url": LINK},
        EventPage: {"registration_url": LINK},
    }
    page = unsaved(model, **values, **links.get(model, {}))
    assert peer_public.signup_link(page) == (LINK if possible else "")
    for part in ("signup", "contacts"):
        html = render_to_string(f"peer_pages/parts/{part}.html", {"page": page})
        assert ("ilmeld" in html) is possible


def test_sign_up_without_a_link_is_not_offered() -> None:
    assert peer_public.signup_link(unsaved(CoursePage)) == ""
    assert "ilmeld" not in render_to_string("peer_pages/parts/signup.html", {"page": unsaved(CoursePage)})


@pytest.mark.parametrize(
    ("links", "words"),
    [
        ([], "Spørg organisationen eller din kommune."),
        ([("link", {"title": "Egen side", "url": "https://www.example.dk"})], "Prøv et af linkene på siden."),
    ],
)
def test_page_without_a_contact_says_where_to_ask(links: list[Any], words: str) -> None:
    with translation.override("da"):
        assert words in render_to_string(
            "peer_pages/parts/contacts.html", {"page": unsaved(InitiativePage, links=links)}
        )


@pytest.mark.parametrize(
    ("signup", "contacts", "names"),
    [
        (None, [contact("Ida"), contact("Bo", public=False)], ["Ida"]),
        (contact("Bo"), [contact("Ida")], ["Bo", "Ida"]),
        (contact("Bo", public=False), [contact("Ida")], ["Ida"]),
    ],
)
def test_who_takes_the_sign_ups_is_named_first(
    signup: Contact | None, contacts: list[Contact], names: list[str]
) -> None:
    for number, one in enumerate([signup, *contacts]):
        if one is not None:
            one.pk = number + 1
    page = unsaved(CoursePage, signup_contact=signup, contacts=contacts)
    assert [one.name for one in peer_public.page_contacts(page)] == names


def test_who_takes_the_sign_ups_is_named_once() -> None:
    bo, ida = contact("Bo"), contact("Ida")
    bo.pk, ida.pk = 1, 2
    page = unsaved(CoursePage, signup_contact=ida, contacts=[bo, ida])
    assert peer_public.page_contacts(page) == [ida, bo]


def test_money_of_which_nothing_is_known_is_left_out() -> None:
    page = unsaved(InitiativePage, fundings=[Funding(), Funding(amount_dkk=1000)])
    with translation.override("da"):
        assert [words.sentence for words in peer_public.page_funding(page)] == ["1.000 kr."]


@pytest.mark.django_db
def test_each_topic_and_keyword_is_a_search_and_stands_once() -> None:
    topics = [site.term(Topic, "netvaerk", "Netværk"), site.term(Topic, "arbejde", "Arbejde & uddannelse")]
    page = factories.make_initiative("Caféen", topics=topics)
    page.keywords.add("Netværk", "kaffe")
    page.save()
    labels = [tag["label"] for tag in peer_public.page_tags(page)]
    assert sorted(labels) == ["Arbejde & uddannelse", "Netværk", "kaffe"]
    [url] = [tag["url"] for tag in peer_public.page_tags(page) if tag["label"].startswith("Arbejde")]
    assert url.endswith("?q=Arbejde+%26+uddannelse")


@pytest.mark.usefixtures("_now")
@pytest.mark.parametrize(
    ("status", "days", "stale"),
    [
        ("active", 20, False),
        ("active", 500, True),
        ("active", None, True),
        ("ended", 500, False),
        ("ended", None, False),
    ],
)
def test_only_what_still_goes_on_can_be_stale(status: str, days: int | None, stale: bool) -> None:
    on = None if days is None else (NOW - timedelta(days=days)).date()
    page = unsaved(InitiativePage, status=status, last_checked_on=on)
    assert peer_public.last_checked(page) == {"on": on, "stale": stale}


@pytest.mark.usefixtures("_now")
@pytest.mark.parametrize(("days", "stale"), [(0, False), (365, False), (366, True)])
def test_a_page_counts_as_confirmed_for_a_year_from_the_day_it_came_out(days: int, stale: bool) -> None:
    page = unsaved(InitiativePage, first_published_at=NOW - timedelta(days=days))
    assert peer_public.last_checked(page) == {"on": None, "stale": stale}


def test_answered_sections_come_with_their_questions() -> None:
    page = unsaved(InitiativePage, body=[("effect", "<p>Det virker.</p>"), ("purpose", "<p>At mødes.</p>")])
    with translation.override("da"):
        sections = peer_public.page_sections(page)
    assert [section["key"] for section in sections] == ["purpose", "effect"]
    assert sections[0]["title"] == "Formål og indhold"
    assert all(section["questions"] for section in sections)
    assert "At mødes." in str(sections[0]["block"].value)


@pytest.mark.django_db
def test_status_reports_are_listed_newest_first_and_only_public_ones() -> None:
    initiative = factories.make_initiative("Caféen")
    for year in (2019, 2021, 2020):
        factories.make_report(initiative, f"Rapport {year}", signed_on=datetime(year, 3, 1, tzinfo=UTC).date())
    factories.make_report(initiative, "Kladde", state=factories.DRAFT)
    titles = [entry.title for entry in peer_public.status_reports(initiative)]
    assert titles == ["Rapport 2021", "Rapport 2020", "Rapport 2019"]


@pytest.mark.django_db
def test_target_groups_of_the_catalogue_are_no_tags() -> None:
    page = factories.make_initiative("Caféen", target_groups=[site.term(TargetGroup, "unge", "Unge")])
    assert peer_public.page_tags(page) == []
