"""The health of the reminders in the admin."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from peer_pages.funding.clock import CLOCK
from peer_pages.funding.mailing.claiming import lease
from peer_pages.models import Answer, Digest, DigestLine, Reminder, Tick
from peer_pages.tests.funding.overview.world import ANSWERS, HEALTH, World, enter, make_world
from peer_pages.tests.funding.world import DAY, make_grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on `DAY`."""
    return make_world()


def make_failed(world: World) -> Digest:
    """Return a mail about a grant that did not arrive."""
    reminder = Reminder.objects.create(
        funding=world.soon, page_id=world.soon.page_id, title="Snart", question="end", due_on=DAY, level=1
    )
    values = {"state": Digest.State.FAILED, "attempts": 5, "error": "550 no such user"}
    mail = Digest.objects.create(address="vaek@example.org", day=DAY, **values)
    DigestLine.objects.create(reminder=reminder, digest=mail, why=1)
    return mail


@pytest.mark.parametrize(("minutes", "is_red"), [(None, True), (11, True), (10, False), (0, False)])
def test_page_is_red_when_the_clock_has_stood_still_for_ten_minutes(
    world: World, minutes: int | None, is_red: bool
) -> None:
    if minutes is not None:
        Tick.objects.create(name=CLOCK, at=timezone.now() - timedelta(minutes=minutes), day=DAY)
    text = enter(world.editor).get(HEALTH).content.decode()
    assert ("funding-problems" in text and "Uret står stille" in text) == is_red
    assert ("Påmindelserne har det godt." in text) == (not is_red)


def test_failed_mail_says_to_whom_why_and_what_went_wrong(world: World) -> None:
    make_failed(world)
    text = enter(world.editor).get(HEALTH).content.decode()
    for said in ("vaek@example.org", "Snart", "550 no such user", "Send igen"):
        assert said in text


def test_failed_mail_waits_again_when_sent_again(world: World) -> None:
    mail = make_failed(world)
    answer = enter(world.editor).post(HEALTH, {"address": mail.address}, follow=True)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (Digest.State.WAITING, 0)
    assert "1 mail sendes igen." in answer.content.decode()


@pytest.mark.parametrize("address", ["", "en.anden@example.org"])
def test_address_without_failed_mail_sends_nothing(world: World, address: str) -> None:
    mail = make_failed(world)
    answer = enter(world.editor).post(HEALTH, {"address": address}, follow=True)
    mail.refresh_from_db()
    assert mail.state == Digest.State.FAILED
    assert "Ingen mail til den adresse" in answer.content.decode()


def make_mail(state: str, **values: Any) -> Digest:
    """Return a mail at `state` that was due two hours ago, with a question about a page of its own."""
    due = timezone.now() - timedelta(hours=2)
    mail = Digest.objects.create(
        address=f"{state}-{Digest.objects.count()}@example.org", day=DAY, state=state, **{"due_at": due, **values}
    )
    asked = Reminder.objects.create(page=make_grant().page, title="Andre", question="check", due_on=DAY, level=1)
    DigestLine.objects.create(reminder=asked, digest=mail, why=1)
    return mail


def everything_goes_wrong(world: World) -> None:
    """Make a mail of each kind of trouble, and a question that nobody is left to be asked."""
    make_failed(world)
    make_mail("waiting")
    make_mail("waiting", attempts=3, error="451 later")
    make_mail("claimed", claimed_at=timezone.now() - 3 * lease())
    make_mail("unsure", doubts=2)
    make_mail("sent")
    Reminder.objects.create(funding=world.own, page_id=world.own.page_id, title="Egen", question="end", due_on=DAY)
    late = Reminder.objects.create(funding=world.own, page_id=world.own.page_id, question="date", due_on=DAY)
    late.state = Reminder.State.ANSWERED
    late.save()
    Answer.objects.create(reminder=late, kind="dated", state="waiting", answered_at=timezone.now() - timedelta(15))


def said_by_command() -> dict[str, Any]:
    """Return what `reminders status --json` prints, whether or not it fails."""
    out = StringIO()
    try:
        call_command("reminders", "status", "--json", stdout=out)
    except CommandError:
        assert "problems" in out.getvalue()
    return json.loads(out.getvalue())


@pytest.mark.parametrize("is_wrong", [False, True])
def test_page_says_what_the_command_says(world: World, is_wrong: bool) -> None:
    if is_wrong:
        everything_goes_wrong(world)
    else:
        Tick.objects.create(name=CLOCK, at=timezone.now(), day=DAY)
    answer = enter(world.editor).get(HEALTH)
    shown, said = answer.context["health"], said_by_command()
    for name in (
        "waiting",
        "retrying",
        "failed",
        "stuck",
        "unsure",
        "open_questions",
        "reaching_nobody",
        "late_answers",
    ):
        assert getattr(shown, name) == said[name]
    assert list(shown.problems) == said["problems"]
    assert all(problem in answer.content.decode() for problem in said["problems"])
    assert len(said["problems"]) == (7 if is_wrong else 0)


def test_page_shows_each_trouble_and_who_is_left_out(world: World) -> None:
    everything_goes_wrong(world)
    answer = enter(world.editor).get(HEALTH)
    shown = [(mail.state, may_retry) for mail, _lines, may_retry in answer.context["mails"]]
    assert sorted(shown) == [("claimed", False), ("failed", True), ("unsure", True), ("waiting", False)]
    assert [one.title for one, _heading in answer.context["unreached"]] == ["Egen"]
    text = answer.content.decode()
    assert f"/admin/pages/{world.own.page_id}/edit/" in text
    assert "451 later" in text
    assert f'<a href="{ANSWERS}">1</a>' in text


def test_mail_that_may_have_been_sent_is_sent_again_only_when_asked(world: World) -> None:
    mail = make_mail("unsure", doubts=2)
    enter(world.editor).post(HEALTH, {"address": mail.address})
    mail.refresh_from_db()
    assert (mail.state, mail.doubts) == (Digest.State.WAITING, 0)


@pytest.mark.parametrize(("who", "status"), [("partner", 403), ("nobody", 302)])
def test_only_editors_send_again(world: World, who: str, status: int) -> None:
    mail = make_failed(world)
    client = Client() if who == "nobody" else enter(world.partner)
    assert client.post(HEALTH, {"address": mail.address}).status_code == status
    mail.refresh_from_db()
    assert mail.state == Digest.State.FAILED


def test_sending_again_needs_the_token_of_the_page(world: World) -> None:
    mail = make_failed(world)
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.editor, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(HEALTH, {"address": mail.address}).status_code == 403
    mail.refresh_from_db()
    assert mail.state == Digest.State.FAILED
    token = client.get(HEALTH).context["csrf_token"]
    client.post(HEALTH, {"address": mail.address, "csrfmiddlewaretoken": str(token)})
    mail.refresh_from_db()
    assert mail.state == Digest.State.WAITING


def test_reading_the_page_sends_nothing_again(world: World) -> None:
    mail = make_failed(world)
    enter(world.editor).get(HEALTH, {"address": mail.address})
    mail.refresh_from_db()
    assert mail.state == Digest.State.FAILED
