"""What is due is found by indexes, in as many queries for many grants as for few."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from peer_pages import visibility
from peer_pages.funding import ladder
from peer_pages.funding.asking import planning
from peer_pages.models import CoursePage, Funding, FundingProgramme, InitiativePage
from peer_pages.models.funding import YEARLY_NUMBER
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant, published_on
from peer_pages.visibility import visible_among, visible_pages

pytestmark = pytest.mark.django_db
QUESTIONS: dict[str, tuple[Callable[[], QuerySet[Any]], str]] = {
    "ladder": (lambda: planning.ladder_grants(planning.ladders(), DAY), "peer_pages_funding_deadline"),
    "report": (lambda: planning.report_grants(planning.ladders(), DAY), "peer_pages_funding_deadline"),
    "unknown": (lambda: planning.unknown_grants(DAY), "funding_without_deadline"),
    "initiatives": (lambda: planning.unchecked_pages(InitiativePage, DAY), "initiativepage_last_checked_on"),
    "courses": (lambda: planning.unchecked_pages(CoursePage, DAY), "coursepage_last_checked_on"),
}


def explained(found: QuerySet[Any]) -> list[str]:
    """Return the steps by which rows are found; PostgreSQL is kept from reading whole tables that are small."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return found.explain().splitlines()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="what PostgreSQL begins with follows from how much there is")
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_begins_with_its_own_index(question: str) -> None:
    ask, index = QUESTIONS[question]
    steps = explained(ask())
    assert any(index in step for step in steps), steps
    assert not [step for step in steps if " SCAN " in step or step.startswith("SCAN ")], steps


def test_a_remainder_is_found_by_the_index_that_has_it() -> None:
    steps = explained(Funding.objects.alias(number=YEARLY_NUMBER).filter(number=7).order_by())
    assert any("funding_without_deadline" in step for step in steps), steps


def test_what_may_be_seen_does_not_read_all_pages_for_each() -> None:
    steps = explained(visible_pages(Page).filter(pk__in=range(3)).order_by())
    assert not [step for step in steps if "SCAN wagtailcore_page" in step or "Seq Scan on wagtailcore_page" in step]
    scans = [step for step in steps if " SCAN " in step]
    assert all("wagtailcore_pageviewrestriction" in step for step in scans), steps


def make_one_of_each(programme: FundingProgramme) -> None:
    """Make a grant on a rung, one whose report is missing, one without an end, and a course to check."""
    make_grant("2026-07-15")
    make_grant("2026-06-05", programme=programme)
    taken = Funding.objects.latest("pk").pk
    due = next(pk for pk in range(taken + 1000, taken + 2000) if ladder.yearly_day(pk, DAY))
    published_on(make_grant("", pk=due).page, DAY - timedelta(400))
    factories.make_course(last_checked_on=DAY - timedelta(400))


def test_many_that_are_due_take_no_more_queries_than_few() -> None:
    programme = FundingProgramme.objects.create(name="Puljen", locale=factories.danish(), wants_status_report=True)
    counts, found = [], []
    for _round in range(3):
        make_one_of_each(programme)
        with CaptureQueriesContext(connection) as asked:
            found.append(sorted(one.question for one in planning.plan(DAY)))
        counts.append(len(asked))
    one_of_each = ["check", "end", "end", "report", "unknown"]
    assert found == [sorted(one_of_each * (number + 1)) for number in range(3)]
    assert counts == [8, 8, 8]


def test_what_is_not_due_takes_no_query() -> None:
    with CaptureQueriesContext(connection) as of_nothing:
        assert planning.plan(DAY) == []
    for ends in ("2030", "2030-01-01", ""):
        make_grant(ends)
    with CaptureQueriesContext(connection) as asked:
        assert planning.plan(DAY) == []
    assert len(asked) == len(of_nothing) == 7


def test_more_pages_than_fit_one_statement_are_asked_for_in_pieces(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(visibility, "AT_ONCE", 2)
    shown = [factories.make_initiative() for _number in range(4)]
    hidden = [factories.make_initiative(state=factories.DRAFT), factories.make_event()]
    PageViewRestriction.objects.create(page=hidden[1], restriction_type=PageViewRestriction.LOGIN)
    with django_assert_num_queries(3):
        assert visible_among(page.pk for page in (*shown, *hidden)) == {page.pk for page in shown}
