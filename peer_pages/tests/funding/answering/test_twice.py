"""Two clicks: one answer counts, one draft comes of it, and the other reader is told of the first."""

from typing import Any

from peer_pages.models import Answer, Reminder
from peer_pages.tests.funding.answering.lines import draft, make_line, post
from workflows.models import HistoryEntry

Kind = Answer.Kind
FIRST, SECOND = ({"which": "same", "ends": str(year)} for year in (2028, 2029))


def check_one(line: Any) -> None:
    """Assert that exactly one of the two answers counts, and that the draft is its."""
    given = Answer.objects.get()
    assert (given.state, given.reason) == (Answer.State.APPLIED, "")
    assert draft(line).fundings.get().ends == given.values["ends"]
    assert HistoryEntry.objects.filter(page=line.reminder.page_id, to_track="pending").count() == 1
    assert Reminder.objects.get(pk=line.reminder_id).state == Reminder.State.ANSWERED


def test_r41_second_post_is_told_of_the_first() -> None:
    line = make_line()
    post(line, Kind.EXTENDED, **FIRST)
    assert "2028" in post(line, Kind.EXTENDED, **SECOND)
    check_one(line)
    assert Answer.objects.get().values["ends"] == "2028"
