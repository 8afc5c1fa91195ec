"""The reports in the admin."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.admin import reports
from search.log.reports import KINDS, PERIODS
from search.synonyms.rules import check
from search.tests.log.entries import searched

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/soegning/rapporter/"


def text_of(response: Any) -> str:
    return response.content.decode()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_empty_report_says_what_will_be_there(editor: Client, kind: Any) -> None:
    text = text_of(editor.get(ADDRESS, {"kind": kind.id}))
    assert str(kind.empty) in text
    assert 'class="listing"' not in text


def test_searches_that_found_nothing_are_what_one_sees_first(editor: Client) -> None:
    searched("xtandlæge", total=0)
    searched("xbisidder")
    text = text_of(editor.get(ADDRESS))
    assert "xtandlæge" in text
    assert "xbisidder" not in text


@pytest.mark.parametrize("days", PERIODS)
@pytest.mark.parametrize("locale", ["", "da", "en"])
def test_period_and_language_narrow_the_report_and_stay_chosen(editor: Client, days: int, locale: str) -> None:
    for ago in (6, 29, 179):
        for language in ("da", "en"):
            searched(f"xord{ago}{language}", days=ago, locale=language, total=0)
    response = editor.get(ADDRESS, {"days": str(days), "locale": locale})
    shown = {row.text for row, *_links in response.context["rows"]}
    assert shown == {
        f"xord{ago}{language}" for ago in (6, 29, 179) if ago < days for language in (locale or "da en").split()
    }
    assert f'value="{days}" selected' in " ".join(text_of(response).split())


@pytest.mark.parametrize("values", [{"days": "x"}, {"days": "²"}, {"locale": "zz"}, {"kind": "<q>"}, {"format": "pdf"}])
def test_value_that_makes_no_sense_is_as_if_it_were_not_there(editor: Client, values: dict[str, str]) -> None:
    searched("xtandlæge", total=0)
    assert "xtandlæge" in text_of(editor.get(ADDRESS, values))


def test_from_a_failed_search_it_is_one_click_to_a_new_synonym(editor: Client) -> None:
    searched("xtand & læge", total=0, locale="en")
    response = editor.get(ADDRESS)
    ((_row, language, new_synonym, explanation),) = response.context["rows"]
    assert f"<td>{language}</td>" in text_of(response)
    assert editor.get(new_synonym).context["form"].initial == {"words": "xtand læge\n", "locale": "en"}
    assert editor.get(explanation).context["query"].locale == "en"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("hvordan kan jeg få hjælp til min søn", "hjælp søn"),
        ("xen xto xtre xfire xfem", "xen xto xtre xfire"),
        ("xkursus [e-mail] 2026", "xkursus"),
        ("ring [nummer]", "ring"),
    ],
)
def test_a_synonym_begins_with_what_a_search_is_about(editor: Client, text: str, begins: str) -> None:
    searched(text, total=0)
    ((_row, _language, new_synonym, _explanation),) = editor.get(ADDRESS).context["rows"]
    form = editor.get(new_synonym).context["form"]
    assert form.initial["words"] == f"{begins}\n"
    assert check(kind="both", source="", words=[begins, "xandet"]) == {}


@pytest.mark.parametrize("text", ["[nummer]", "[e-mail]", "1234", "2026", "§ 104", "hvordan"])
def test_what_no_group_can_begin_with_has_no_button(editor: Client, text: str) -> None:
    searched(text, total=0)
    response = editor.get(ADDRESS)
    assert text in text_of(response)
    assert "Nyt synonym" not in text_of(response)


def test_search_is_shown_as_text_and_never_as_markup(editor: Client) -> None:
    searched('x<script>alert("1")</script>', total=0)
    text = text_of(editor.get(ADDRESS))
    assert "x<script>" not in text
    assert "x&lt;script&gt;" in text


def test_share_and_place_are_shown_where_something_could_be_opened(editor: Client) -> None:
    searched("xbisidder", opened=(2, 5))
    searched("xbisidder")
    text = " ".join(text_of(editor.get(ADDRESS, {"kind": "top"})).split())
    assert "<td>50 %</td>" in text
    assert "<td> 3,5 </td>" in text


def test_long_report_is_cut_and_says_so(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "SHOWN", 2)
    for number in range(3):
        searched(f"xord{number}", total=0)
    response = editor.get(ADDRESS)
    assert len(response.context["rows"]) == 2
    assert "De 2 hyppigste vises her; filen har alle." in text_of(response)


def test_file_has_all_rows_and_opens_in_a_spreadsheet(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "SHOWN", 1)
    searched("xbisidder; ledsager", opened=(2,))
    searched("=1+1")
    response = editor.get(ADDRESS, {"kind": "top", "format": "csv"})
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="soegninger-top-30.csv"' in response.headers["Content-Disposition"]
    head, *lines = text_of(response).removeprefix("\ufeff").splitlines()
    assert head == "Søgning;Sprog;Antal;Med filtre;Åbnet i procent;Plads i gennemsnit;Senest"
    assert [line.rsplit(";", 1)[0] for line in lines] == ["'=1+1;da;1;0;0;", '"xbisidder; ledsager";da;1;0;100;2,0']


def test_long_report_asks_no_more_of_the_database_than_a_short_one(editor: Client) -> None:
    searched("xord", total=0)
    editor.get(ADDRESS)
    with CaptureQueriesContext(connection) as short:
        editor.get(ADDRESS)
    for number in range(30):
        searched(f"xord{number}", total=0)
    with CaptureQueriesContext(connection) as long:
        editor.get(ADDRESS)
    assert len(long) == len(short)
