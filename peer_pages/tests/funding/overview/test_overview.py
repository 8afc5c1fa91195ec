"""The overview: its numbers, file and picture, and who sees what."""

import csv
import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from peer_pages.funding.overview.grants import own_grants
from peer_pages.funding.overview.totals import totals
from peer_pages.models import Answer, Area, Digest, DigestLine, Funder, Funding, FundingProgramme, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.overview.world import ADDRESS, World, enter, make_world
from peer_pages.tests.funding.world import DAY, make_grant
from peer_pages.tests.roles.world import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on `DAY`."""
    return make_world()


def titles(response: Any) -> list[str]:
    return [row.grant.page.title for row in response.context["rows"]]


def test_editor_sees_all_grants_and_those_that_end_first_come_first(world: World) -> None:
    assert titles(enter(world.editor).get(ADDRESS)) == ["Snart", "Egen", "=Ukendt"]


def test_totals_count_each_grant_once_and_say_what_is_unknown(world: World) -> None:
    found = totals(own_grants(world.editor))
    assert (found.everything.amount, found.everything.grants, found.everything.unknown) == (9_797_979, 3, 1)
    for part in (found.by_funder, found.by_region, found.by_year):
        assert sum(total.amount for total in part) == 9_797_979
        assert sum(total.grants for total in part) == 3


@pytest.fixture
def places(roles: None, at: Any) -> dict[str, Any]:
    """Make grants of each kind of place, some without a funder, an end or an amount."""
    aalborg, odense = (Area.objects.municipalities().get(name=name) for name in ("Aalborg", "Odense"))
    state, fund = (Funder.objects.create(name=name, locale=factories.danish()) for name in ("Staten", "Fonden"))
    make_grant("2026-12-31", funder=state, amount_dkk=1000, page={"areas": [aalborg]})
    make_grant("2027", funder=state, amount_dkk=2000, page={"nationwide": True})
    make_grant("", funder=fund, page={"areas": [aalborg, odense]})
    make_grant("2027-06", amount_dkk=4000, page={"areas": [odense.parent]})
    make_grant("2026", funder=fund, amount_dkk=8000)
    return {
        "Efter bevillingsgiver": {
            "Fonden": "8.000 kr. (2 bevillinger; 1 beløb er ukendt)",
            "Ingen bevillingsgiver": "4.000 kr. (1 bevilling)",
            "Staten": "3.000 kr. (2 bevillinger)",
        },
        "Efter region": {
            "Flere regioner": "Ukendt beløb (1 bevilling)",
            "Hele landet": "2.000 kr. (1 bevilling)",
            "Ingen region": "8.000 kr. (1 bevilling)",
            "Region Nordjylland": "1.000 kr. (1 bevilling)",
            "Region Syddanmark": "4.000 kr. (1 bevilling)",
        },
        "Efter slutår": {
            "2026": "9.000 kr. (2 bevillinger)",
            "2027": "6.000 kr. (2 bevillinger)",
            "Ukendt": "Ukendt beløb (1 bevilling)",
        },
    }


def in_words(tag: Any) -> str:
    """Return the text of a part of the page on one line."""
    return " ".join(tag.get_text(" ").split())


def test_totals_name_each_funder_region_and_year_with_its_sum(places: dict[str, Any]) -> None:
    text = enter(make_editor()).get(ADDRESS).content.decode()
    tables = BeautifulSoup(text, "html.parser").select("table.funding-totals")
    assert {
        in_words(table.caption): {in_words(row.th): in_words(row.td) for row in table.select("tr")} for table in tables
    } == places


@pytest.fixture
def whole(roles: None, at: Any) -> Any:
    """Make a grant of which everything is known, and return the editor."""
    locale = factories.danish()
    grant = make_grant(
        "2026-07-15",
        title="Caféen",
        starts="2024-01-01",
        funder=Funder.objects.create(name="Staten", locale=locale),
        programme=FundingProgramme.objects.create(name="Puljen", locale=locale),
        amount_dkk=497_979,
        responsible=factories.make_contact("Ulla Ansvar", email="ulla@example.org"),
        page={"organisations": [factories.make_organisation("Medvind"), factories.make_organisation("Anker")]},
    )
    about = {"funding": grant, "page_id": grant.page_id, "deadline": grant.deadline, "level": 1}
    asked = Reminder.objects.create(**about, question="end", rung=90, due_on="2026-04-16", state="answered")
    noon = timezone.make_aware(datetime(2026, 4, 17, 12))
    Answer.objects.create(reminder=asked, kind="still", name="Ib Svar", address="ib@example.org", answered_at=noon)
    return make_editor()


def test_table_tells_everything_about_a_grant(whole: Any) -> None:
    text = enter(whole).get(ADDRESS).content.decode()
    [row] = BeautifulSoup(text, "html.parser").select("table.funding-table tbody tr")
    assert [in_words(cell) for cell in row.select("th, td")] == [
        "Caféen Anker, Medvind",
        "497.979 kr. Puljen Staten",
        "1. januar 2024 – 15. juli 2026 30 dage tilbage",
        "Ulla Ansvar",
        "Passer stadig Ib Svar 17. april 2026",
        "15. juni 2026 (30 dage før) Hvad sker der, når pengene slipper op? Spørges: Den ansvarlige",
    ]


@pytest.mark.parametrize("is_yearly", [False, True])
def test_file_tells_everything_about_a_grant(whole: Any, *, is_yearly: bool) -> None:
    if is_yearly:
        grant = Funding.objects.get()
        grant.renewed_yearly, grant.decision_on = True, date(2026, 7, 14)
        grant.save()
    text = enter(whole).get(ADDRESS, {"format": "csv"}).content.decode("utf-8-sig")
    [row] = csv.DictReader(text.splitlines(), delimiter=";")
    assert row == {
        "Side": "Caféen",
        "Organisation": "Anker, Medvind",
        "Bevillingsgiver": "Staten",
        "Pulje": "Puljen",
        "Beløb i kroner": "497979",
        "Fra": "1. januar 2024",
        "Til": "15. juli 2026",
        "Fornyes": "ja" if is_yearly else "nej",
        "Afgørelse": "2026-07-14" if is_yearly else "",
        "Dage tilbage": "29" if is_yearly else "30",
        "Ansvarlig": "Ulla Ansvar",
        "Seneste svar": "Passer stadig",
        "Svaret af": "Ib Svar",
        "Svaret den": "2026-04-17",
        "Næste skridt": "2026-06-15",
        "Spørgsmål": "Hvad sker der, når pengene slipper op?",
        "Hvem spørges": "Den ansvarlige",
    }


def test_amounts_and_fuzzy_ends_are_in_words(world: World) -> None:
    text = enter(world.editor).get(ADDRESS).content.decode()
    assert "9,3 mio. kr." in text
    assert "497.979 kr." in text
    assert "marts 2025" in text


def test_file_opens_in_a_danish_excel_and_calculates_nothing(world: World) -> None:
    answer = enter(world.editor).get(ADDRESS, {"format": "csv"})
    content = answer.content.decode()
    assert content.startswith("\ufeff")
    lines = list(csv.reader(content.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert [line[0] for line in lines[1:]] == ["Snart", "Egen", "'=Ukendt"]
    assert lines[1][4] == "497979"
    assert "no-store" in answer["Cache-Control"]


def test_picture_is_well_formed_and_has_every_grant(world: World) -> None:
    text = enter(world.editor).get(ADDRESS).content.decode()
    start = text.index('<svg class="funding-timeline"')
    picture = ET.fromstring(text[start : text.index("</svg>", start) + 6])
    said = "".join(picture.itertext())
    assert all(title in said for title in ("Snart", "Egen", "=Ukendt"))
    assert any(one.get("fill") == "url(#timeline-unsure)" for one in picture.iter())


def queries(client: Any, address: str) -> int:
    """Return how many queries an address makes, once what is kept is kept."""
    client.get(address)
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}?format=csv", f"{ADDRESS}?list=unanswered&sort=funder"])
@pytest.mark.parametrize("who", ["editor", "partner"])
def test_number_of_queries_does_not_grow_with_the_grants(world: World, who: str, address: str) -> None:
    client = enter(getattr(world, who))
    make_many(world, 1)
    few = queries(client, address)
    make_many(world, 6)
    assert queries(client, address) <= few


def make_many(world: World, number: int) -> None:
    """Make grants of own pages with everything that a row shows: organisation, responsible, question and answer."""
    for _count in range(number):
        page = {"parent": world.place.section, "organisations": [factories.make_organisation()]}
        contact = factories.make_contact(email="ansvarlig@example.org")
        grant = make_grant("2026-07-01", amount_dkk=1000, responsible=contact, programme=make_programme(), page=page)
        about = {"funding": grant, "page_id": grant.page_id, "question": "end", "deadline": grant.deadline}
        late = DAY - timedelta(60)
        old = Reminder.objects.create(**about, rung=90, due_on=late, state="answered", level=1, asked_on=late)
        Answer.objects.create(reminder=old, kind="still", name="Ib", address="ib@example.org")
        asked = Reminder.objects.create(**about, rung=30, due_on=DAY - timedelta(20), level=1, asked_on=DAY)
        mail = Digest.objects.create(address=f"{grant.pk}@example.org", day=DAY - timedelta(20), state="sent")
        DigestLine.objects.create(reminder=asked, digest=mail, why=1)


def make_programme() -> FundingProgramme:
    name = f"Pulje {FundingProgramme.objects.count()}"
    return FundingProgramme.objects.create(name=name, locale=factories.danish(), wants_status_report=True)
