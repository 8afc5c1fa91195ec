"""How the reminders say that they are well, and each thing that is wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from peer_pages.funding.asking.writing import PLAN
from peer_pages.funding.clock import CLOCK
from peer_pages.funding.health import LATE, SILENT, health
from peer_pages.funding.mailing.claiming import MOST_DOUBTS, lease
from peer_pages.funding.overview.status import troubled
from peer_pages.models import Answer, Digest, DigestLine, Reminder, Tick
from peer_pages.tests.funding.world import DAY, make_grant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
State, Level = Digest.State, Reminder.Level
SECOND = timedelta(seconds=1)


@pytest.fixture
def ticking(roles: None, at: Any) -> None:
    """A clock that ticked and planned just now."""
    for name in (CLOCK, PLAN):
        Tick.objects.create(name=name, at=timezone.now(), day=DAY)


def make_mail(state: str, **values: Any) -> Digest:
    number = Digest.objects.count()
    return Digest.objects.create(address=f"{number}@example.org", day=DAY, state=state, **values)


def make_question(level: int, mail: Digest | None = None) -> Reminder:
    grant = make_grant()
    asked = Reminder.objects.create(
        funding=grant, page_id=grant.page_id, question="end", due_on=DAY, level=level, deadline=grant.deadline
    )
    if mail:
        DigestLine.objects.create(reminder=asked, digest=mail, why=level)
    return asked


@pytest.mark.parametrize(("silent", "well"), [(SILENT, True), (SILENT + SECOND, False), (None, False)])
def test_r04_a_clock_is_silent_after_ten_minutes(silent: timedelta | None, well: bool) -> None:
    if silent is not None:
        Tick.objects.create(name=CLOCK, at=timezone.now() - silent)
    found = health()
    assert found.is_well is well
    assert [problem.startswith("Uret står stille.") for problem in found.problems] == ([] if well else [True])


@pytest.mark.parametrize(("late", "well"), [(timedelta(0), True), (LATE, True), (LATE + SECOND, False)])
def test_mails_that_wait_too_long_are_a_problem(ticking: None, late: timedelta, well: bool) -> None:
    made = make_mail(State.WAITING, due_at=timezone.now() - late)
    make_mail(State.WAITING, due_at=timezone.now() + timedelta(1))
    found = health()
    assert (found.waiting, found.oldest_due, found.is_well) == (2, made.due_at, well)


def test_a_mail_that_is_tried_again_is_counted_and_no_problem_yet(ticking: None) -> None:
    make_mail(State.WAITING, attempts=3, due_at=timezone.now() + timedelta(hours=1))
    found = health()
    assert (found.retrying, found.oldest_due, found.problems) == (1, None, ())


def test_a_failed_mail_is_a_problem(ticking: None) -> None:
    make_question(Level.RESPONSIBLE, make_mail(State.FAILED))
    found = health()
    assert (found.failed, len(found.problems)) == (1, 1)
    assert "manage.py reminders retry" in found.problems[0]


@pytest.mark.parametrize(("leases", "stuck"), [(2, 0), (2.1, 1)])
def test_a_mail_is_stuck_when_nobody_took_it_back(ticking: None, leases: float, stuck: int) -> None:
    make_mail(State.CLAIMED, claimed_at=timezone.now() - leases * lease())
    assert (health().stuck, len(health().problems)) == (stuck, stuck)


@pytest.mark.parametrize(("doubts", "unsure"), [(MOST_DOUBTS, 0), (MOST_DOUBTS + 1, 1)])
def test_a_mail_is_left_to_people_after_the_second_doubt(ticking: None, doubts: int, unsure: int) -> None:
    make_question(Level.RESPONSIBLE, make_mail(State.UNSURE, doubts=doubts))
    assert (health().unsure, len(health().problems)) == (unsure, unsure)


@pytest.mark.parametrize(
    ("level", "state", "nobody"),
    [
        (Level.NOBODY, None, 1),
        (Level.RESPONSIBLE, State.FAILED, 0),
        (Level.EDITORS, State.FAILED, 1),
        (Level.EDITORS, State.CANCELLED, 1),
        (Level.EDITORS, State.WAITING, 0),
        (Level.EDITORS, State.SENT, 0),
    ],
)
def test_a_question_that_reaches_nobody_is_counted(ticking: None, level: int, state: str | None, nobody: int) -> None:
    make_question(level, make_mail(state) if state else None)
    found = health()
    assert (found.open_questions, found.reaching_nobody) == (1, nobody)
    assert any("når ingen" in problem for problem in found.problems) is bool(nobody)


@pytest.mark.parametrize("state", [State.FAILED, State.UNSURE])
@pytest.mark.parametrize("is_revoked", [False, True])
def test_a_lost_mail_troubles_nobody_once_its_questions_are_closed(
    ticking: None, state: str, *, is_revoked: bool
) -> None:
    mail = make_mail(state, doubts=MOST_DOUBTS + 1)
    make_question(Level.RESPONSIBLE, mail)
    asked = make_question(Level.RESPONSIBLE, mail)
    Reminder.objects.exclude(pk=asked.pk).update(state=Reminder.State.ANSWERED)
    assert len(health().problems) == 1
    assert [*troubled(timezone.now())] == [mail]
    if is_revoked:
        DigestLine.objects.filter(reminder=asked).update(revoked_at=timezone.now())
    else:
        Reminder.objects.update(state=Reminder.State.ANSWERED)
    found = health()
    assert (found.failed, found.unsure, found.problems) == (0, 0, ())
    assert not troubled(timezone.now()).exists()


@pytest.mark.parametrize(
    ("state", "waited", "late"),
    [
        ("waiting", timedelta(14), 0),
        ("waiting", timedelta(14) + SECOND, 1),
        ("applied", timedelta(30), 0),
        ("refused", timedelta(30), 0),
    ],
)
def test_an_answer_that_waits_too_long_for_an_editor_is_a_problem(
    ticking: None, settings: Any, state: str, waited: timedelta, late: int
) -> None:
    asked = make_question(Level.RESPONSIBLE)
    Reminder.objects.update(state=Reminder.State.ANSWERED)
    Answer.objects.create(reminder=asked, kind="changed", state=state, answered_at=timezone.now() - waited)
    assert (health().late_answers, len(health().problems)) == (late, late)
    assert all(problem.startswith("1 svar har ventet for længe") for problem in health().problems)
    settings.REMINDERS_DECIDE_DAYS = 40
    assert health().late_answers == 0


def test_a_report_that_comes_later_reaches_nobody_only_from_its_day_on(ticking: None, at: Any) -> None:
    asked = make_question(Level.NOBODY)
    asked.due_on = DAY + timedelta(60)
    asked.save()
    assert (health().reaching_nobody, health().problems) == (0, ())
    at(DAY + timedelta(60))
    assert health().reaching_nobody == 1


def test_what_is_closed_troubles_nobody(ticking: None) -> None:
    Reminder.objects.filter(pk=make_question(Level.NOBODY).pk).update(state=Reminder.State.ANSWERED)
    for state in (State.SENT, State.CANCELLED):
        make_mail(state)
    found = health()
    assert (found.planned, found.open_questions, found.problems) == (DAY, 0, ())
