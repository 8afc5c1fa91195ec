"""`manage.py reminders`: what each part prints, for people and for programs, and what it refuses."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from peer_pages.funding import clock, links
from peer_pages.models import Digest, DigestLine, Reminder
from peer_pages.tests.funding.conftest import At
from peer_pages.tests.funding.world import DAY, make_grant, make_people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
State = Digest.State


def reminders(*arguments: str) -> str:
    out = StringIO()
    call_command("reminders", *arguments, stdout=out)
    return out.getvalue()


def rows(*arguments: str) -> list[dict[str, Any]]:
    return json.loads(reminders("plan", "--json", *arguments))


def make_mail(state: str, address: str = "a@example.org", **values: Any) -> Digest:
    made = Digest.objects.create(address=address, day=DAY, state=state, **{"due_at": timezone.now(), **values})
    asked, _made = Reminder.objects.get_or_create(page=make_grant().page, question="check", due_on=DAY, level=1)
    DigestLine.objects.create(digest=made, reminder=asked, why=1)
    return made


def test_plan_says_which_question_is_asked_of_whom_and_why() -> None:
    people = make_people()
    said = reminders("plan")
    assert f"2026-06-15  end      {people.grant.page.title}: pengene slutter 15. juli 2026: om 30 dage" in said
    assert "-> ansvarlig@example.org (responsible)" in said
    assert said.endswith("1 questions\n")


def test_plan_writes_and_sends_nothing() -> None:
    make_people()
    reminders("plan")
    assert not Reminder.objects.exists()
    assert not Digest.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize(("day", "rung"), [("2026-01-16", 180), ("2026-07-08", 7), ("2026-07-22", -7)])
def test_plan_of_another_day(day: str, rung: int) -> None:
    make_people()
    assert [row["rung"] for row in rows("--date", day)] == [rung]


def test_plan_for_a_program_has_these_names() -> None:
    people = make_people()
    [row] = rows("--date", "2026-06-15")
    assert row.pop("reason").startswith("pengene slutter")
    assert row == {
        "question": "end",
        "rung": 30,
        "due_on": "2026-06-15",
        "deadline": "2026-07-15",
        "page": people.grant.page_id,
        "funding": people.grant.pk,
        "title": people.grant.page.title,
        "new": True,
        "recipients": [{"address": "ansvarlig@example.org", "why": "responsible"}],
    }


def test_plan_tells_what_nobody_is_asked_and_who_comes_next(at: At) -> None:
    make_grant()
    assert "-> nobody (no level has an address)" in reminders("plan")
    assert rows()[0]["recipients"] == []


def test_plan_has_what_is_asked_of_the_next_people() -> None:
    make_people()
    clock.tick()
    assert rows() == []
    [row] = rows("--date", str(DAY + timedelta(14)))
    assert (row["new"], row["recipients"]) == (False, [{"address": "partner@example.org", "why": "partners"}])


@pytest.mark.parametrize("ends", ["2026-07-15", "2026", "2040-01-01", ""])
@pytest.mark.parametrize("days", [0, 24, 37])
def test_what_plan_says_is_what_send_sends(at: At, ends: str, days: int) -> None:
    make_people(ends)
    at(DAY + timedelta(days))
    planned = {(to["address"], row["question"], row["rung"]) for row in rows() for to in row["recipients"]}
    reminders("send")
    sent = DigestLine.objects.filter(digest__state=State.SENT)
    assert planned == set(sent.values_list("digest__address", "reminder__question", "reminder__rung"))


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01", "31-12-2026", ""])
def test_plan_of_no_day_says_how_to_type_one(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        reminders("plan", "--date", text)
    assert refusal.value.code == 2
    assert f"{text!r} is no day. Type it like this: 2026-12-31" in capsys.readouterr().err


def test_send_plans_and_sends_once() -> None:
    make_people()
    assert reminders("send") == "2 new questions and lines; mails: 1 sent\n"
    assert reminders("send") == "0 new questions and lines; mails: none\n"
    assert len(mail.outbox) == 1


def test_send_asks_the_next_people_where_the_mail_reaches_nobody(settings: Any) -> None:
    make_people()
    settings.EMAIL_BACKEND = "peer_pages.tests.funding.commands.refusing.Refusing"
    assert "1 failed" in reminders("send")
    assert Digest.objects.filter(address="partner@example.org", state=State.WAITING).exists()


def test_status_is_well_after_a_tick() -> None:
    make_people()
    clock.tick()
    assert reminders("status").splitlines() == [
        "last tick: 2026-06-15 06:00 UTC; last planned day: 2026-06-15",
        "mails waiting: 0; of these tried before: 0",
        "mails failed: 0, stuck: 0, unsure: 0",
        "open questions: 1, reaching nobody: 0",
        "answers that have waited too long: 0",
    ]


def test_status_without_a_clock_fails_and_says_what_to_start() -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="The reminders are not well; see above") as refusal:
        call_command("reminders", "status", stdout=out)
    assert refusal.value.returncode == 1
    assert "last tick: never; last planned day: none" in out.getvalue()
    assert "kør manage.py workflow tick --every 60" in out.getvalue()


def test_status_for_a_program_has_these_names() -> None:
    clock.tick()
    make_mail(State.FAILED)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("reminders", "status", "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert found.pop("ticked_at").startswith("2026-06-15 06:00")
    assert found.pop("problems")[0].startswith("1 mail blev ikke leveret.")
    counts = {"waiting": 0, "retrying": 0, "stuck": 0, "unsure": 0, "open_questions": 1, "reaching_nobody": 0}
    counts["late_answers"] = 0
    assert found == counts | {"planned": "2026-06-15", "oldest_due": None, "failed": 1}


@pytest.mark.parametrize(
    ("state", "doubts", "again"),
    [(State.FAILED, 0, 1), (State.UNSURE, 2, 1), (State.UNSURE, 1, 0), (State.SENT, 1, 0), (State.WAITING, 0, 0),
     (State.CLAIMED, 0, 0), (State.CANCELLED, 0, 0)],
)  # fmt: skip
def test_retry_lets_only_what_failed_or_is_left_to_people_wait_again(state: str, doubts: int, again: int) -> None:
    made = make_mail(state, doubts=doubts, attempts=14)
    assert reminders("retry") == f"{again} mails wait to be sent again\n"
    made.refresh_from_db()
    assert (made.state, made.attempts) == ((State.WAITING, 0) if again else (state, 14))


def test_retry_to_one_address_leaves_the_others() -> None:
    mine, other = make_mail(State.FAILED), make_mail(State.FAILED, "b@example.org")
    assert reminders("retry", "--to", " A@example.org") == "1 mails wait to be sent again\n"
    for one in (mine, other):
        one.refresh_from_db()
    assert (mine.state, other.state) == (State.WAITING, State.FAILED)


def test_retry_leaves_what_was_answered_meanwhile() -> None:
    made = make_mail(State.FAILED)
    Reminder.objects.update(state=Reminder.State.ANSWERED)
    assert reminders("retry") == "0 mails wait to be sent again\n"
    made.refresh_from_db()
    assert made.state == State.FAILED


def test_retry_of_an_address_without_failed_mail_says_where_to_look() -> None:
    make_mail(State.SENT)
    with pytest.raises(CommandError, match=r"No mail to a@example.org failed. `manage.py reminders status` counts"):
        reminders("retry", "--to", "a@example.org")


def test_what_was_retried_is_sent_at_the_next_tick() -> None:
    make_people()
    clock.tick()
    Digest.objects.update(state=State.FAILED, attempts=14, error="550")
    reminders("retry")
    clock.tick()
    sent = Digest.objects.get(address="ansvarlig@example.org")
    assert (sent.state, sent.error, len(mail.outbox)) == (State.SENT, "", 2)


@pytest.mark.parametrize(
    ("state", "asked", "done"),
    [(State.SENT, "open", 1), (State.UNSURE, "open", 1), (State.SENT, "answered", 0), (State.WAITING, "open", 0),
     (State.CANCELLED, "open", 0)],
)  # fmt: skip
def test_bounced_counts_what_still_asks_as_not_delivered(state: str, asked: str, done: int) -> None:
    mine, other = make_mail(state), make_mail(State.SENT, "b@example.org")
    Reminder.objects.update(state=asked)
    if done:
        assert reminders("bounced", "A@example.org") == "1 mails count as not delivered\n"
    else:
        with pytest.raises(CommandError, match=r"No mail to A@example.org was sent that still asks something"):
            reminders("bounced", "A@example.org")
    for one in (mine, other):
        one.refresh_from_db()
    assert (mine.state, other.state) == (State.FAILED if done else state, State.SENT)


def test_r10_what_bounced_later_goes_to_the_next_people() -> None:
    make_people()
    clock.tick()
    reminders("bounced", "ansvarlig@example.org")
    clock.tick()
    assert Digest.objects.get(address="ansvarlig@example.org").error == "It was sent, and came back."
    assert DigestLine.objects.get(digest__address="partner@example.org").escalated


def test_r41_revoke_closes_the_links_of_one_address_and_asks_the_next_people(at: At) -> None:
    people = make_people()
    clock.tick()
    make_mail(State.SENT, "b@example.org")
    assert reminders("revoke", " Ansvarlig@example.org") == "1 links are closed\n"
    closed, other = DigestLine.objects.order_by("pk")
    assert (closed.digest.address, closed.revoked_at, other.revoked_at) == (
        people.responsible.email, timezone.now(), None,
    )  # fmt: skip
    with pytest.raises(links.RevokedLinkError):
        links.read(links.path_of(closed).rstrip("/").rpartition("/")[2])
    clock.tick()
    assert DigestLine.objects.filter(digest__address="partner@example.org").exists()
    with pytest.raises(CommandError, match=r"No link in a mail to ansvarlig@example.org is open"):
        reminders("revoke", "ansvarlig@example.org")


@pytest.mark.parametrize("arguments", [[], ["forget"], ["send", "--date", "2026-01-01"], ["retry", "--all"]])
def test_what_it_does_not_know_is_refused(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        reminders(*arguments)
