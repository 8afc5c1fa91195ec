"""What is due is done, by whichever clock; one part that fails holds up none of the others."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from workflows import api, tick
from workflows.commands import tick as command
from workflows.models import OutboxRow, PageState
from workflows.outbox import handlers, write
from workflows.tests.engine.people import now
from workflows.tests.engine.test_times import let_time_pass

pytestmark = pytest.mark.django_db
SOON = timedelta(hours=2)


@pytest.fixture
def scheduled(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer, when=timezone.now() + SOON)
    return page


@pytest.fixture
def waiting():
    done: list[dict] = []
    function = handlers.handler("thing")(done.append)
    write.write([("thing", {"number": 1})])
    yield done
    handlers.unregister("thing", function)


def test_nothing_is_due(scheduled):
    OutboxRow.objects.all().delete()
    assert tick.tick() == 0
    assert now(scheduled) == ("pending", "none", False)


def test_a_scheduled_page_goes_out_when_its_time_has_come(scheduled):
    let_time_pass(scheduled)
    assert tick.tick() > 0
    assert now(scheduled) == ("published", "none", True)
    assert not PageState.objects.filter(scheduled_for__isnull=False).exists()


def test_a_page_that_expires_is_taken_off(scheduled):
    let_time_pass(scheduled)
    tick.tick()
    Page.objects.filter(pk=scheduled.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    tick.tick()
    state, _track, live = now(scheduled)
    assert not live
    assert state != "published"


def test_the_outbox_is_emptied(waiting):
    tick.tick()
    assert waiting == [{"number": 1}]


@pytest.mark.parametrize("part", ["run_timed", "drain"])
def test_r22_a_part_that_fails_holds_up_no_other(part, scheduled, waiting, monkeypatch, caplog):
    def fail():
        raise ConnectionError("gone")

    monkeypatch.setattr(api, part, fail)
    let_time_pass(scheduled)
    tick.tick()
    assert "was not done" in caplog.text
    assert now(scheduled)[2]  # Wagtail's own scheduler is asked too
    assert bool(waiting) is (part == "run_timed")


def test_the_command_does_it_once(waiting):
    out = StringIO()
    call_command("workflow", "tick", stdout=out)
    assert out.getvalue() == "1\n"
    assert waiting == [{"number": 1}]


def test_the_command_goes_on_until_it_is_stopped(waiting, monkeypatch):
    slept: list[int] = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(command.time, "sleep", sleep)
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    out = StringIO()
    call_command("workflow", "tick", "--every", "60", stdout=out)
    assert slept == [60, 60]
    assert out.getvalue() == "1\n"


@pytest.mark.parametrize("text", ["0", "-1", "often", "1.5", ""])
def test_an_interval_that_is_none_is_refused(text, capsys):
    with pytest.raises(SystemExit):
        call_command("workflow", "tick", f"--every={text}")
    assert "is no number of seconds. Type a whole number, such as 60." in capsys.readouterr().err


def test_a_site_adds_what_else_is_due(monkeypatch):
    monkeypatch.setattr(tick, "_more", [])
    tick.on_tick(lambda: 3)

    @tick.on_tick
    def fail():
        raise ConnectionError("refused")

    tick.on_tick(lambda: 4)
    assert tick.tick() == 7
