"""Answers that met an obstacle go through by themselves once it is gone."""

from datetime import timedelta
from typing import Any

import pytest

from peer_pages.funding import clock
from peer_pages.funding.taking.deciding import turn_down
from peer_pages.funding.taking.retrying import apply_again
from peer_pages.models import Answer, InitiativePage, Reminder
from peer_pages.tests.funding.answering.lines import draft, live, make_line, post
from peer_pages.tests.funding.taking.test_applying import CLOSING, SAME, _drafted, _locked, _under_review, where
from peer_pages.tests.funding.world import DAY, move_end
from peer_pages.tests.roles.world import make_editor, make_partner
from workflows import api

Kind, Question, State = Answer.Kind, Reminder.Question, Answer.State


def free(page: Any) -> None:
    """Let nothing stand in the way any more."""
    InitiativePage.objects.filter(pk=page.pk).update(locked=False, locked_by=None)
    api.place(page, "published")


@pytest.mark.parametrize("act", [_drafted, _under_review, _locked], ids=["draft", "under review", "locked"])
@pytest.mark.parametrize(("kind", "typed"), [(Kind.EXTENDED, SAME), (Kind.CLOSING, CLOSING)])
def test_answer_goes_in_when_the_page_is_free(act: Any, kind: str, typed: dict[str, str]) -> None:
    line = make_line()
    act(live(line))
    post(line, kind, **typed)
    assert apply_again(DAY) == 0
    free(live(line))
    assert (apply_again(DAY), apply_again(DAY)) == (1, 0)
    assert Answer.objects.get().state == State.APPLIED
    assert where(line) == ("published", "pending")


def test_clock_tries_once_a_day_before_it_plans(at: Any) -> None:
    line = make_line()
    _locked(live(line))
    post(line, Kind.EXTENDED, **SAME)
    clock.tick()
    free(live(line))
    clock.tick()
    assert Answer.objects.get().state == State.WAITING
    at(DAY + timedelta(1))
    clock.tick()
    assert Answer.objects.get().state == State.APPLIED
    assert draft(line).fundings.get().ends == "2028-12-31"


def _words(_line: Any) -> None:
    Answer.objects.update(kind=Kind.CHANGED)


def _turned_down(_line: Any) -> None:
    turn_down(Answer.objects.get(), make_editor("Rita"), "Nej")


def _moved(line: Any) -> None:
    move_end(live(line).fundings.get(), "2027-01-01")


def _long_ago(_line: Any) -> None:
    given = Answer.objects.get()
    given.answered_at -= timedelta(15)
    given.save()


@pytest.mark.parametrize("change", [_words, _turned_down, _moved, _long_ago])
def test_what_fits_no_more_is_left_alone(change: Any) -> None:
    line = make_line()
    _locked(live(line))
    post(line, Kind.EXTENDED, **SAME)
    free(live(line))
    change(line)
    assert apply_again(DAY) == 0
    assert where(line) == ("published", "none")


def test_answer_is_tried_as_the_same_person_with_the_same_checks() -> None:
    user, _place = make_partner("Alma", "Anemonen")
    line = make_line(user=user)  # the page of another organisation by now
    post(line, Kind.EXTENDED, **SAME)
    assert apply_again(DAY) == 0
    assert Answer.objects.get().state == State.WAITING
    assert where(line) == ("published", "none")
