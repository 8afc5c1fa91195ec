"""The filters of the overview, alone and together, in the table, on its pages and in the file."""

import csv
from datetime import timedelta
from typing import Any

import pytest

from peer_pages.funding.overview import view
from peer_pages.models import (
    Answer,
    Area,
    Digest,
    DigestLine,
    Funder,
    Funding,
    FundingProgramme,
    InitiativePage,
    Reminder,
)
from peer_pages.tests import factories
from peer_pages.tests.funding.overview.world import ADDRESS, enter
from peer_pages.tests.funding.world import DAY, make_grant
from peer_pages.tests.roles.world import make_editor

pytestmark = pytest.mark.django_db
Grants = dict[str, Funding]


@pytest.fixture
def editor(roles: None, at: Any) -> Any:
    """Return an editor on `DAY`."""
    return make_editor()


@pytest.fixture
def grants(editor: Any) -> Grants:
    """Make four grants of two funders, programmes, regions and organisations."""
    places = {name: Area.objects.municipalities().get(name=name) for name in ("Aalborg", "Odense")}
    people = {name: factories.make_organisation(name) for name in ("Medvind", "Modvind")}
    locale = factories.danish()
    state = Funder.objects.create(name="Staten", locale=locale)
    fund = Funder.objects.create(name="Fonden", locale=locale)
    big = FundingProgramme.objects.create(name="Den store pulje", locale=locale)
    small = FundingProgramme.objects.create(name="Den lille pulje", locale=locale)
    north = {"areas": [places["Aalborg"]], "organisations": [people["Medvind"]]}
    south = {"areas": [places["Odense"].parent], "organisations": [people["Modvind"]]}
    return {
        "soon": make_grant("2026-12-14", title="Snart", funder=state, programme=big, page=north, amount_dkk=1000),
        "late": make_grant("2026-12-16", title="Senere", funder=state, programme=small, page=south, amount_dkk=3000),
        "over": make_grant("2025-12-31", title="Forbi", funder=fund, programme=big, page=south, amount_dkk=2000),
        "unknown": make_grant("", title="Ukendt", page=north),
    }


def chosen(grants: Grants, given: dict[str, str]) -> dict[str, Any]:
    """Return the query that asks for what the grants named in `given` have: {"funder": "soon"}."""
    soon, over = grants["soon"], grants["over"]
    values = {
        "funder": {"state": soon.funder_id, "fund": over.funder_id},
        "programme": {"big": soon.programme_id, "small": grants["late"].programme_id},
        "region": {
            "north": Area.objects.municipalities().get(name="Aalborg").parent_id,
            "south": Area.objects.municipalities().get(name="Odense").parent_id,
        },
        "organisation": {
            one: grants[key].page.organisations.get().pk for one, key in {"medvind": "soon", "modvind": "over"}.items()
        },
    }
    return {name: values[name][value] if name in values else value for name, value in given.items()}


def titles(response: Any) -> list[str]:
    return [row.grant.page.title for row in response.context["rows"]]


def in_file(client: Any, query: dict[str, Any]) -> list[str]:
    """Return the titles in the CSV file of a query."""
    text = client.get(ADDRESS, {**query, "format": "csv"}).content.decode("utf-8-sig")
    return [line[0] for line in csv.reader(text.splitlines(), delimiter=";")][1:]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["Forbi", "Snart", "Senere", "Ukendt"]),
        ({"funder": "state"}, ["Snart", "Senere"]),
        ({"funder": "fund"}, ["Forbi"]),
        ({"programme": "big"}, ["Forbi", "Snart"]),
        ({"region": "north"}, ["Snart", "Ukendt"]),
        ({"region": "south"}, ["Forbi", "Senere"]),
        ({"organisation": "medvind"}, ["Snart", "Ukendt"]),
        ({"year": "2025"}, ["Forbi"]),
        ({"list": "soon"}, ["Snart"]),
        ({"list": "unknown"}, ["Ukendt"]),
        ({"list": "ended"}, ["Forbi"]),
        ({"funder": "state", "programme": "big"}, ["Snart"]),
        ({"region": "south", "organisation": "modvind", "year": "2026"}, ["Senere"]),
        ({"region": "north", "list": "unknown"}, ["Ukendt"]),
        ({"funder": "fund", "list": "soon"}, []),
        ({"sort": "page"}, ["Forbi", "Senere", "Snart", "Ukendt"]),
        ({"sort": "amount"}, ["Senere", "Forbi", "Snart", "Ukendt"]),
        ({"sort": "funder"}, ["Forbi", "Snart", "Senere", "Ukendt"]),
        ({"sort": "amount", "programme": "big"}, ["Forbi", "Snart"]),
        ({"funder": "x", "year": "²", "list": "no", "sort": "no", "p": "99"}, ["Forbi", "Snart", "Senere", "Ukendt"]),
    ],
)
def test_table_and_file_hold_what_is_asked_for(
    editor: Any, grants: Grants, given: dict[str, str], expected: list[str]
) -> None:
    client = enter(editor)
    query = chosen(grants, given) if "x" not in given.values() else given
    answer = client.get(ADDRESS, query)
    assert titles(answer) == expected
    assert in_file(client, query) == expected
    if not expected:
        assert "Ingen bevillinger passer." in answer.content.decode()


def test_a_grant_renewed_yearly_counts_to_its_decision(editor: Any) -> None:
    yearly: dict[str, Any] = {"renewed_yearly": True, "decision_on": DAY + timedelta(24)}
    make_grant("2026-07-20", title="Slutter")
    make_grant("2027-12-31", title="Afgøres", **yearly)
    make_grant("", title="Uden slutdag", **yearly)
    make_grant("2026-08-01", title="Afgjort", renewed_yearly=True, decision_on=DAY - timedelta(1))
    make_grant("2028", title="Glemt dag", decision_on=DAY + timedelta(2))
    client = enter(editor)
    answer = client.get(ADDRESS)
    assert [(row.grant.page.title, row.days_left) for row in answer.context["rows"]] == [
        ("Afgjort", -1),
        ("Afgøres", 24),
        ("Uden slutdag", 24),
        ("Slutter", 35),
        ("Glemt dag", 930),
    ]
    text = " ".join(answer.content.decode().split())
    assert text.count("afgørelse 9. juli 2026 </div>") == 2
    assert text.count("24 dage tilbage") == 2
    assert "afgørelsesdagen er gået" in text
    assert titles(client.get(ADDRESS, {"list": "soon"})) == ["Afgjort", "Afgøres", "Uden slutdag", "Slutter"]
    assert titles(client.get(ADDRESS, {"list": "unknown"})) == []


@pytest.mark.parametrize(
    ("other", "is_listed"),
    [
        ({"ends": "2026-06-15"}, False),
        ({"ends": "2027", "starts": "2026-09"}, False),
        ({"ends": ""}, False),
        ({"ends": "2026-06-01", "renewed_yearly": True, "decision_on": DAY}, False),
        ({"ends": "2026-06-01", "renewed_yearly": True, "decision_on": DAY - timedelta(1)}, True),
        ({"ends": "2026-06-14"}, True),
    ],
)
def test_a_page_is_not_said_to_be_over_while_another_grant_goes_on(
    editor: Any, other: dict[str, Any], is_listed: bool
) -> None:
    over = make_grant("2025-12-31", title="Caféen")
    Funding.objects.create(page=over.page, **other)
    found = titles(enter(editor).get(ADDRESS, {"list": "ended"}))
    assert found == (["Caféen", "Caféen"] if is_listed else [])


def test_each_filter_offers_what_some_grant_has(editor: Any, grants: Grants) -> None:
    answer = enter(editor).get(ADDRESS)
    assert {one.name: [label for _value, label in one.options] for one in answer.context["filters"]} == {
        "funder": ["Fonden", "Staten"],
        "programme": ["Den lille pulje", "Den store pulje"],
        "region": ["Region Nordjylland", "Region Syddanmark"],
        "organisation": ["Medvind", "Modvind"],
        "year": ["2025", "2026"],
    }


def test_pages_file_and_lists_keep_the_other_choices(
    editor: Any, grants: Grants, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "SHOWN", 1)
    client, query = enter(editor), chosen(grants, {"funder": "state", "sort": "amount"})
    first = client.get(ADDRESS, query)
    assert titles(first) == ["Senere"]
    address = dict(first.context["pages"])[2]
    second = client.get(ADDRESS + address)
    assert titles(second) == ["Snart"]
    assert second.context["totals"].everything.grants == 2
    text = client.get(ADDRESS + second.context["csv_url"]).content.decode("utf-8-sig")
    assert [line.partition(";")[0] for line in text.splitlines()][1:] == ["Senere", "Snart"]


def test_many_pages_are_offered_by_few_numbers(editor: Any, grants: Grants, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "SHOWN", 1)
    for number in range(20):
        make_grant(f"2030-01-{number + 1:02}")
    answer = enter(editor).get(ADDRESS, {"p": "12"})
    numbers = [number for number, _address in answer.context["pages"]]
    assert numbers == [1, 2, "…", 9, 10, 11, 12, 13, 14, 15, "…", 23, 24]
    assert {number for number, address in answer.context["pages"] if not address} == {"…"}


def ask(grant: Funding, state: str, *, mail: str, days: int, rung: int = 30) -> Reminder:
    """Return a question about `grant` in a mail of so many days ago."""
    day = DAY - timedelta(days)
    reminder = Reminder.objects.create(
        funding=grant, page_id=grant.page_id, question="end", rung=rung, due_on=day, deadline=grant.deadline,
        state=state, level=1, asked_on=day,
    )  # fmt: skip
    digest = Digest.objects.create(address=f"{rung}@example.org", day=day, state=mail)
    DigestLine.objects.create(reminder=reminder, digest=digest, why=1)
    return reminder


@pytest.mark.parametrize(
    ("state", "mail", "days", "lists"),
    [
        ("open", "sent", 7, {"unanswered"}),
        ("open", "sent", 6, set()),
        ("open", "unsure", 7, {"unanswered"}),
        ("open", "waiting", 7, set()),
        ("open", "failed", 7, {"undelivered"}),
        ("answered", "sent", 7, set()),
        ("lapsed", "sent", 7, set()),
        ("cancelled", "failed", 7, set()),
    ],
)
def test_grants_nobody_answered_and_mails_that_were_lost(
    editor: Any, grants: Grants, settings: Any, state: str, mail: str, days: int, lists: set[str]
) -> None:
    settings.REMINDERS_ESCALATE_DAYS = 7
    ask(grants["soon"], state, mail=mail, days=days)
    client = enter(editor)
    found = {name for name in ("unanswered", "undelivered") if titles(client.get(ADDRESS, {"list": name})) == ["Snart"]}
    assert found == lists


@pytest.mark.parametrize(("is_check", "state"), [(False, "waiting"), (True, "waiting"), (False, "applied")])
def test_grants_with_an_answer_that_waits(editor: Any, grants: Grants, *, is_check: bool, state: str) -> None:
    asked = ask(grants["soon"], "answered", mail="sent", days=3)
    if is_check:
        asked.funding, asked.question = None, "check"
        asked.save()
    Answer.objects.create(reminder=asked, kind="changed", state=state)
    found = titles(enter(editor).get(ADDRESS, {"list": "waiting"}))
    assert found == (["Snart"] if state == "waiting" else [])


def test_grants_without_a_responsible_person(editor: Any, grants: Grants) -> None:
    grants["soon"].responsible = factories.make_contact()
    grants["soon"].save()
    InitiativePage.objects.filter(pk=grants["over"].page_id).update(status="ended")
    assert titles(enter(editor).get(ADDRESS, {"list": "nobody"})) == ["Senere", "Ukendt"]


def test_an_earlier_answer_does_not_hide_that_nobody_answers_now(editor: Any, grants: Grants) -> None:
    ask(grants["soon"], "answered", mail="sent", days=100, rung=180)
    ask(grants["soon"], "open", mail="sent", days=40, rung=90)
    assert titles(enter(editor).get(ADDRESS, {"list": "unanswered"})) == ["Snart"]


def test_a_question_outlives_its_mail_which_is_deleted_after_a_year(editor: Any, grants: Grants) -> None:
    ask(grants["over"], "open", mail="sent", days=400)
    Digest.objects.all().delete()
    assert titles(enter(editor).get(ADDRESS, {"list": "unanswered"})) == ["Forbi"]
