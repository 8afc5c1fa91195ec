"""What becomes of the mails when processes die: rows 1 to 6 of the list of what can go wrong, with real ones."""

import json
import re
import time
from collections import Counter

import pytest

from peer_pages.tests.funding.servers.conftest import GRANTS, Starter
from peer_pages.tests.funding.servers.machines import Machines, kill, wait_until
from peer_pages.tests.funding.servers.sink import Sink

pytestmark = [pytest.mark.services, pytest.mark.django_db]  # also for the database that is copied


def settled(machines: Machines) -> None:
    """Wait until every mail was sent or given up."""
    wait_until(lambda: machines.database.states() and machines.database.is_settled(), "mails that are all settled")


def copies(sink: Sink) -> list[int]:
    return sorted(sink.copies().values())


def test_beat_and_worker_send_what_is_due_once(machines: Starter, sink: Sink) -> None:
    site = machines()
    site.start_broker()
    site.start_worker()
    site.start_beat()
    settled(site)
    assert site.database.states() == {"sent": GRANTS}
    assert copies(sink) == [1] * GRANTS


def test_r01_a_worker_killed_in_mid_batch_loses_nothing(machines: Starter, sink: Sink) -> None:
    site = machines()
    site.start_broker()
    site.start_beat()
    sink.slowness = 0.3
    worker = site.start_worker()
    wait_until(lambda: len(sink.taken) >= 3, "three mails that were taken")
    kill(worker)
    assert 3 <= len(sink.taken) < GRANTS
    site.start_worker()
    settled(site)
    assert site.database.states() == {"sent": GRANTS}
    assert len(copies(sink)) == GRANTS
    assert sum(copies(sink)) <= GRANTS + 1


def test_r02_killed_between_the_servers_yes_and_ours(machines: Starter, sink: Sink) -> None:
    site = machines()
    site.start_broker()
    site.start_beat()
    worker = site.start_worker(children=1)

    def strike() -> None:
        sink.on_taken = lambda: None
        kill(worker)

    sink.on_taken = strike
    wait_until(lambda: worker.poll() is not None, "a worker that was killed")
    site.start_worker()
    settled(site)
    doubted = {name for name, doubts in site.database.doubts().items() if doubts}
    assert {name: count for name, count in sink.copies().items() if count > 1} == dict.fromkeys(doubted, 2)
    assert (len(doubted), len(copies(sink))) == (1, GRANTS)


def test_r03_two_schedulers_and_a_command_send_each_mail_once(machines: Starter, sink: Sink) -> None:
    site = machines(TEST_LEASE="60")
    site.start_broker()
    sink.slowness = 0.1
    for start in (site.start_worker, site.start_worker, site.start_beat, site.start_beat):
        start()
    commands = [site.start_command("reminders", "send") for _number in range(2)]
    assert [command.wait(90) for command in commands] == [0, 0]
    settled(site)
    assert site.database.rows("SELECT count(*) FROM peer_pages_reminder") == [(GRANTS,)]
    assert copies(sink) == [1] * GRANTS


def test_r04_after_hours_of_silence_everything_goes_out_once(machines: Starter, sink: Sink) -> None:
    site = machines()
    assert site.manage("reminders", "send").returncode == 0
    assert len(sink.taken) == GRANTS
    site.database.add_mails(1)
    site.database.rows("UPDATE peer_pages_digest SET due_at = datetime('now', '-9 hours') WHERE state = 'waiting'")
    silent = site.manage("reminders", "status", "--json")
    assert silent.returncode == 1
    assert json.loads(silent.stdout)["waiting"] == GRANTS
    assert len(json.loads(silent.stdout)["problems"]) == 2
    site.start_broker()
    site.start_worker()
    site.start_beat()
    settled(site)
    assert copies(sink) == [1] * (2 * GRANTS)
    well = site.manage("reminders", "status")
    assert well.returncode == 0, well.stdout


def test_r04_a_broker_that_comes_back_empty_is_no_loss(machines: Starter, sink: Sink) -> None:
    site = machines()
    broker = site.start_broker()
    worker = site.start_worker()
    site.start_beat()
    settled(site)
    wait_until(lambda: is_idle(site), "a worker that has done what it was given")
    kill(broker)
    time.sleep(2)  # for what it may have been given since
    site.database.add_mails(1)
    time.sleep(2)
    assert len(sink.taken) == GRANTS
    site.start_broker()
    with site.kept_up(worker):
        settled(site)
    assert copies(sink) == [1] * (2 * GRANTS)


def test_r05_a_task_that_outlives_the_visibility_timeout_doubles_nothing(machines: Starter, sink: Sink) -> None:
    site = machines(TEST_VISIBILITY="1", TEST_LEASE="120", TEST_EXPIRES="120")
    site.start_broker()
    sink.holds = True
    for start in (site.start_worker, site.start_worker, site.start_beat):
        start()
    wait_until(lambda: max(received(site).values(), default=0) > 1, "a task that was given out again")
    sink.holds = False
    settled(site)
    assert copies(sink) == [1] * GRANTS


def is_idle(site: Machines) -> bool:
    """Return whether the workers have said of every task that they were given how it ended."""
    named = Counter(re.findall(r"do_what_is_due\[([0-9a-f-]+)\]", site.log("worker")))
    return all(times > 1 for times in named.values())


def received(site: Machines) -> Counter[str]:
    """Return how often a worker was given each task."""
    return Counter(re.findall(r"do_what_is_due\[([0-9a-f-]+)\] received", site.log("worker")))


def test_r06_without_a_broker_a_change_commits_and_the_command_does_what_is_due(machines: Starter, sink: Sink) -> None:
    site = machines()
    script = (
        "from peer_pages.tests import factories; from workflows.models import OutboxRow; import time; "
        "begun = time.monotonic(); page = factories.make_initiative('Uden broker'); "
        "print(page.live, OutboxRow.objects.filter(status='waiting').exists(), time.monotonic() - begun < 20)"
    )
    changed = site.manage("shell", "--no-imports", "-c", script)
    assert changed.stdout.split() == ["True", "True", "True"], changed.stderr
    assert site.manage("workflow", "tick").returncode == 0
    assert copies(sink) == [1] * GRANTS
    assert site.database.rows("SELECT count(*) FROM workflows_outboxrow WHERE status = 'waiting'") == [(0,)]
