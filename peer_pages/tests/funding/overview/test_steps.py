"""What was answered last about a grant, and what is asked next, when and of whom."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from peer_pages.funding.asking.counting import count_anew
from peer_pages.funding.asking.planning import plan
from peer_pages.funding.overview.grants import own_grants
from peer_pages.funding.overview.rows import rows
from peer_pages.funding.overview.steps import Step
from peer_pages.models import Answer, Funding, FundingProgramme, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.overview.world import ADDRESS, enter
from peer_pages.tests.funding.world import DAY, make_grant, published_on
from peer_pages.tests.roles.world import make_editor
from workflows.models import PageState

pytestmark = pytest.mark.django_db
END = "Hvad sker der, når pengene slipper op?"
WHICH_DAY = "Hvilken dag slutter pengene?"
REPORT = "Puljen vil have en statusrapport. Hvor er den?"
UNKNOWN = "Hvornår slutter pengene, eller hvornår får I besked om næste år?"


@pytest.fixture
def editor(roles: None, at: Any) -> Any:
    """Return an editor on `DAY`."""
    return make_editor()


def step_of(grant: Funding, editor: Any, day: date = DAY) -> Step:
    return rows([own_grants(editor).get(pk=grant.pk)], day)[0].step


def make_reminder(grant: Funding, **values: Any) -> Reminder:
    """Return a question that the grant's responsible was asked on `DAY`."""
    defaults = {"question": "end", "rung": 30, "due_on": DAY, "deadline": grant.deadline, "level": 1, "asked_on": DAY}
    return Reminder.objects.create(funding=grant, page_id=grant.page_id, **{**defaults, **values})


def wanting_report() -> FundingProgramme:
    return FundingProgramme.objects.create(name="Puljen", wants_status_report=True, locale=factories.danish())


@pytest.mark.parametrize(
    ("ends", "values", "on", "rung", "questions"),
    [
        ("2026-07-15", {}, "2026-06-15", 30, (END,)),
        ("2026-07-14", {}, "2026-06-15", 30, (END,)),
        ("2026-08-30", {}, "2026-06-15", 90, (END,)),
        ("2027-07-15", {}, "2027-01-16", 180, (END,)),
        ("2027", {}, "2027-07-04", 180, (WHICH_DAY,)),
        ("2027-21", {}, "2026-12-02", 180, (END,)),
        ("2026", {"renewed_yearly": True, "decision_on": date(2026, 7, 15)}, "2026-06-15", 30, (END,)),
        ("2026-07-15", {"rungs": "10"}, "2026-07-05", 10, (END,)),
        ("2026-06-10", {}, "2026-06-15", 7, (END,)),
        ("2026-06-05", {}, "2026-06-15", -7, (END,)),
        ("2025-06-05", {}, None, None, ()),
    ],
)
def test_the_next_rung_of_the_ladder(
    editor: Any, ends: str, values: dict[str, Any], on: str | None, rung: int | None, questions: tuple[str, ...]
) -> None:
    step = step_of(make_grant(ends, **values), editor)
    assert (step.on, step.rung, step.questions) == (on and date.fromisoformat(on), rung, questions)


@pytest.mark.parametrize(
    ("asked", "page", "questions"),
    [
        ((), {}, (END, REPORT)),
        (("end",), {}, (REPORT,)),
        (("report",), {}, (END,)),
        (("end", "report"), {}, ()),
        ((), {"status": "ended"}, (REPORT,)),
    ],
)
def test_after_the_end_the_programme_wants_its_report(
    editor: Any, asked: tuple[str, ...], page: dict[str, Any], questions: tuple[str, ...]
) -> None:
    grant = make_grant("2026-06-08", programme=wanting_report(), page=page)
    for question in asked:
        make_reminder(grant, question=question, rung=-7, state="answered")
    assert step_of(grant, editor).questions == questions
    questions_of = {END: "end", REPORT: "report"}
    assert {one.question for one in plan(DAY)} == {questions_of[one] for one in questions}


@pytest.mark.parametrize(("state", "days"), [("waiting", 15), ("refused", 10), ("applied", 10)])
def test_nothing_is_asked_while_editors_have_an_answer_but_not_for_ever(editor: Any, state: str, days: int) -> None:
    grant = make_grant("2026-07-02")
    facts = {"kind": "extended", "answered_at": timezone.now(), "state": state}
    Answer.objects.create(reminder=make_reminder(grant, state="answered"), **facts)
    step = step_of(grant, editor)
    assert (step.rung, step.on, step.is_with_editors) == (7, DAY + timedelta(days), state == "waiting")
    assert [[one.rung for one in plan(DAY + timedelta(day))] for day in (days - 1, days)] == [[], [7]]


def test_overview_says_that_editors_have_an_answer(editor: Any) -> None:
    sentence = "Redaktionen tager stilling til svaret."
    grant = make_grant()
    asked = make_reminder(grant, state="answered")
    assert sentence not in enter(editor).get(ADDRESS).content.decode()
    Answer.objects.create(reminder=asked, kind="extended", state="waiting")
    assert sentence in enter(editor).get(ADDRESS).content.decode()
    assert sentence in enter(editor).get(ADDRESS, {"format": "csv"}).content.decode()


@pytest.mark.parametrize(
    ("ends", "values", "others", "on"),
    [
        ("2026-12-31", {"renewed_yearly": True, "decision_on": date(2026, 5, 1)}, {}, date(2026, 7, 4)),
        ("2026-11-30", {"renewed_yearly": True, "decision_on": date(2026, 5, 1)}, {}, date(2026, 7, 1)),
        ("2026-07-15", {}, {"ends": "2028"}, None),
        ("2026-07-15", {}, {"ends": "2028", "starts": "2027"}, DAY),
    ],
)
def test_next_step_is_what_the_plan_will_ask(
    editor: Any, ends: str, values: dict[str, Any], others: dict[str, Any], on: date | None
) -> None:
    grant = make_grant(ends, **values)
    if others:
        Funding.objects.create(page=grant.page, **others)
    else:
        make_reminder(grant, rung=-7, state="answered")
    assert step_of(grant, editor).on == on
    days = [DAY + timedelta(number) for number in range(30)]
    found = [day for day in days if count_anew(day) + 1 and [one for one in plan(day) if one.funding_id == grant.pk]]
    assert found[:1] == ([on] if on else [])


@pytest.mark.parametrize(("kind", "rung"), [("extended", None), ("closing", None), ("still", 7)])
def test_nothing_is_asked_while_the_draft_of_an_answer_is_under_review(
    editor: Any, kind: str, rung: int | None
) -> None:
    grant = make_grant()
    Answer.objects.create(reminder=make_reminder(grant, state="answered"), kind=kind, state="applied")
    PageState.objects.filter(page=grant.page_id).update(track="pending")
    step = step_of(grant, editor)
    assert (step.rung, step.is_with_editors) == (rung, rung is None)
    assert [one.rung for one in plan(DAY + timedelta(25))] == ([rung] if rung else [])


def test_nobody_asks_for_a_report_that_is_there(editor: Any) -> None:
    grant = make_grant("2026-06-08", programme=wanting_report())
    factories.make_report(grant.page, funding=grant)
    assert step_of(grant, editor).questions == (END,)


def test_an_open_question_goes_to_the_next_people_after_a_while(editor: Any, settings: Any) -> None:
    settings.REMINDERS_ESCALATE_DAYS = 7
    grant = make_grant()
    make_reminder(grant)
    step = step_of(grant, editor)
    assert (step.on, step.questions, step.whom) == (DAY + timedelta(7), (END,), "Redaktionen")
    assert step_of(grant, editor, DAY + timedelta(20)).on == DAY + timedelta(20)


def test_when_everybody_was_asked_the_next_rung_comes(editor: Any) -> None:
    grant = make_grant()
    make_reminder(grant, level=3)
    step = step_of(grant, editor)
    assert (step.on, step.rung) == (date(2026, 7, 8), 7)


def test_nobody_to_ask_is_said(editor: Any) -> None:
    grant = make_grant()
    editor.groups.clear()
    editor.is_superuser = True
    editor.save()
    assert step_of(grant, type(editor).objects.get(pk=editor.pk)).whom == "Ingen at spørge"


@pytest.mark.parametrize("number", [1, 150, 200])
@pytest.mark.parametrize("published", [date(2020, 1, 1), DAY - timedelta(10)])
def test_an_unknown_end_is_asked_about_on_the_day_the_plan_says(editor: Any, published: date, number: int) -> None:
    grant = make_grant("", pk=number)
    published_on(grant.page, published)
    type(grant.page).objects.update(last_checked_on=DAY + timedelta(400))
    step = step_of(grant, editor)
    assert step.questions == (UNKNOWN,)
    assert step.on is not None
    assert step.on >= max(DAY, published + timedelta(91))
    assert [one.question for one in plan(step.on)] == ["unknown"]
    before = [day for day in (step.on - timedelta(1), DAY) if DAY <= day < step.on]
    assert [one.question for day in before for one in plan(day)] == []


def test_an_unknown_end_of_what_is_over_is_not_asked_about(editor: Any) -> None:
    assert step_of(make_grant("", page={"status": "ended"}), editor).on is None


def test_the_last_answer_says_what_who_and_when(editor: Any) -> None:
    grant = make_grant(title="Caféen")
    first = make_reminder(grant, rung=180, due_on=DAY - timedelta(150), state="answered")
    second = make_reminder(grant, rung=90, due_on=DAY - timedelta(60), state="answered")
    noon = timezone.make_aware(datetime(2026, 4, 17, 12))
    Answer.objects.create(reminder=second, kind="still", name="Bodil Prøve", address="b@example.org", answered_at=noon)
    early = noon - timedelta(90)
    Answer.objects.create(reminder=first, kind="still", name="Ib", address="i@example.org", answered_at=early)
    last = step_of(grant, editor).last
    assert last is not None
    assert (last.name, last.answered_at) == ("Bodil Prøve", noon)
    text = enter(editor).get(ADDRESS).content.decode()
    for said in ("Passer stadig", "Bodil Prøve", "17. april 2026"):
        assert said in text
    assert "Passer stadig;Bodil Prøve;2026-04-17" in enter(editor).get(ADDRESS, {"format": "csv"}).content.decode()


@pytest.mark.parametrize(("asked", "said"), [(True, "spurgt 15. juni 2026"), (False, "Ikke spurgt endnu")])
def test_without_an_answer_it_is_said_whether_anybody_was_asked(editor: Any, asked: bool, said: str) -> None:
    grant = make_grant()
    if asked:
        make_reminder(grant)
    assert said in enter(editor).get(ADDRESS).content.decode()
