"""Mail about the review: sent afterwards, and never in the way of what it tells about."""

import inspect
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.admin import mail as stock
from wagtail.admin import signal_handlers
from wagtail.models import TaskState, WorkflowState

from peer_pages.roles import mail
from peer_pages.roles.mail import NOTIFIERS, AfterwardsMixin, TaskSubmitted, say_nothing
from peer_pages.roles.note import remember
from peer_pages.tests.roles.world import World


class Recorder:
    """Stands where Wagtail's notifier does."""

    def __init__(self, act: Callable[[], None]) -> None:
        self.act = act
        self.sent: list[Any] = []

    def send_emails(self, template_set: Any, context: Any, recipients: Any, **kwargs: Any) -> bool:
        self.act()
        self.sent.append((recipients, kwargs))
        return True


class Notifier(AfterwardsMixin, Recorder):
    """The mixin over it."""


def fail() -> None:
    raise OSError("535 authentication failed")


def test_mail_waits_for_the_end_of_the_transaction(db: None, django_capture_on_commit_callbacks: Any) -> None:
    notifier = Notifier(lambda: None)
    with django_capture_on_commit_callbacks(execute=True):
        assert notifier.send_emails({}, {}, ["rita"], extra=1)
        assert notifier.sent == []
    assert notifier.sent == [(["rita"], {"extra": 1})]


def test_mail_about_what_was_undone_is_not_sent(db: None, django_capture_on_commit_callbacks: Any) -> None:
    notifier = Notifier(lambda: None)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        notifier.send_emails({}, {}, ["rita"])
        transaction.set_rollback(True)
    assert notifier.sent == []


def test_server_that_fails_is_a_line_in_the_log_and_stops_nothing(
    db: None, django_capture_on_commit_callbacks: Any, caplog: pytest.LogCaptureFixture
) -> None:
    notifier, other = Notifier(fail), Notifier(lambda: None)
    with caplog.at_level(logging.ERROR, mail.__name__), django_capture_on_commit_callbacks(execute=True):
        assert notifier.send_emails({}, {}, ["rita"])
        other.send_emails({}, {}, ["ada"])
    assert other.sent
    assert "Mail about the review could not be sent" in caplog.text
    assert "535 authentication failed" in caplog.text


@pytest.mark.parametrize(("signal", "sender", "uid", "notifier"), NOTIFIERS, ids=[row[2] for row in NOTIFIERS])
def test_wagtails_notifier_found_its_place_taken(signal: Any, sender: Any, uid: str, notifier: Any) -> None:
    receivers = signal._live_receivers(sender)[0]
    assert notifier in receivers
    assert not any(type(receiver).__module__ == stock.__name__ for receiver in receivers)
    assert f'dispatch_uid="{uid}"' in inspect.getsource(signal_handlers)


def test_say_nothing_says_nothing() -> None:
    say_nothing(instance=WorkflowState(), user=None)


def test_editors_mail_carries_the_note_and_its_sender(world: World) -> None:
    remember(world.theirs.user, "Telefonen er ny.")
    context = TaskSubmitted().get_context(TaskState.objects.get(), user=world.theirs.user)
    assert context["note"] == "Telefonen er ny."
    assert context["sender"] == world.theirs.user
    assert context["page"].pk == world.theirs.draft.pk


def test_mail_about_what_nobody_sent_has_no_note(world: World) -> None:
    context = TaskSubmitted().get_context(TaskState.objects.get(), user=None)
    assert (context["note"], context["sender"]) == ("", None)
