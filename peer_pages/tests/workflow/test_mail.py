"""Mail about the review: from the outbox, once, to those whom it concerns and who want it."""

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from wagtail.users.models import UserProfile

from peer_pages.tests.roles.world import World, make_editor
from peer_pages.workflow.mail import LETTERS, tell
from workflows import api
from workflows.models import HistoryEntry, OutboxRow

BROKEN = "peer_pages.tests.roles.broken_mail.UnknownHostBackend"


class RefusingBackend(BaseEmailBackend):
    """Refuses every address with a code."""

    code = 550

    def send_messages(self, email_messages: Any) -> int:
        to = email_messages[0].to[0]
        raise SMTPRecipientsRefused({to: (self.code, b"no")})


class BusyBackend(RefusingBackend):
    """Asks to try again later."""

    code = 451


@pytest.fixture(autouse=True)
def _empty(db: None) -> None:
    mail.outbox = []


def fire(page: Any, transition: str, user: Any, comment: str = "") -> HistoryEntry:
    return api.fire(page, transition, user=user, comment=comment)


def told(entry: HistoryEntry) -> list[str]:
    tell({"history": entry.pk})
    return sorted(address for message in mail.outbox for address in message.to)


def test_editors_are_told_of_a_page_and_its_note(world: World) -> None:
    entry = fire(world.ours.draft, "submit", world.ours.user, "Telefonen er ny.")
    assert told(entry) == sorted([world.editor.email, world.administrator.email])
    message = mail.outbox[0]
    assert message.subject == "Til gennemsyn: Egen"
    assert "Alma Prøvesen har sendt “Egen” til gennemsyn." in message.body
    assert "Telefonen er ny." in message.body


def test_editor_who_wrote_or_sent_it_is_not_told(world: World) -> None:
    page = world.ours.draft
    page.title = "Egen bog"
    page.save_revision(user=world.editor)
    assert told(fire(page, "submit", world.administrator)) == []


@pytest.mark.parametrize(("transition", "subject"), [("publish", "Nu kan alle se"), ("send_back", "Ret lidt mere")])
def test_author_is_told_of_the_decision_with_its_comment(world: World, transition: str, subject: str) -> None:
    fire(world.ours.draft, "submit", world.ours.user)
    entry = fire(world.ours.draft, transition, world.editor, "Skriv et telefonnummer.")
    assert told(entry) == [world.ours.user.email]
    assert mail.outbox[0].subject.startswith(subject)
    assert ("Skriv et telefonnummer." in mail.outbox[0].body) is (transition == "send_back")


@pytest.mark.parametrize("transition", ["retract", "archive", "end", "approve"])
def test_other_transitions_send_nothing(transition: str) -> None:
    assert transition not in LETTERS


@pytest.mark.parametrize(
    ("transition", "preference"),
    [("publish", "approved_notifications"), ("send_back", "rejected_notifications")],
)
def test_who_does_not_want_mail_gets_none(world: World, transition: str, preference: str) -> None:
    UserProfile.objects.update_or_create(user=world.ours.user, defaults={preference: False})
    fire(world.ours.draft, "submit", world.ours.user)
    assert told(fire(world.ours.draft, transition, world.editor, "Skriv mere.")) == []


def test_closed_account_gets_none_and_neither_does_one_without_an_address(world: World) -> None:
    editors = [world.editor, world.administrator]
    world.editor.is_active, world.administrator.email = False, ""
    for editor in editors:
        editor.save()
    assert told(fire(world.ours.draft, "submit", world.ours.user)) == []


def test_reader_gets_mail_in_their_own_language(world: World) -> None:
    UserProfile.objects.update_or_create(user=world.editor, defaults={"preferred_language": "en"})
    fire_entry = fire(world.ours.draft, "submit", world.ours.user)
    told(fire_entry)
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects[world.editor.email] != subjects[world.administrator.email]


def test_who_chose_no_language_is_written_to_in_danish_whoever_acted(world: World) -> None:
    UserProfile.objects.filter(user=world.editor).update(preferred_language="")
    with translation.override("en"):
        told(fire(world.ours.draft, "submit", world.ours.user))
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects[world.editor.email].startswith("Til gennemsyn")


def test_mail_sent_again_is_known_as_the_same(world: World) -> None:
    entry = fire(world.ours.draft, "submit", world.ours.user)
    for _twice in range(2):
        tell({"history": entry.pk})
    names = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(names) == 4
    assert len(set(names)) == 2


@pytest.mark.parametrize("gone", ["entry", "page"])
def test_what_is_gone_is_told_to_nobody(world: World, gone: str) -> None:
    entry = fire(world.ours.draft, "submit", world.ours.user)
    (entry if gone == "entry" else world.ours.draft).delete()
    tell({"history": entry.pk or 987654})
    assert mail.outbox == []


def test_server_that_refuses_leaves_the_row_waiting_then_failed(world: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = BROKEN
    OutboxRow.objects.all().delete()
    entry = fire(world.ours.draft, "submit", world.ours.user)
    rows = OutboxRow.objects.filter(kind="transition", payload__history=entry.pk)
    seen = []
    for _attempt in range(8):
        rows.update(due_at=entry.at)
        api.drain()
        seen.append(rows.get().status)
    assert seen == [OutboxRow.Status.WAITING] * 7 + [OutboxRow.Status.FAILED]


@pytest.mark.parametrize(("backend", "raises"), [("RefusingBackend", False), ("BusyBackend", True)])
def test_address_refused_for_good_keeps_nothing_back(world: World, settings: Any, backend: str, raises: bool) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{backend}"
    entry = fire(world.ours.draft, "submit", world.ours.user)
    if raises:
        with pytest.raises(SMTPRecipientsRefused):
            tell({"history": entry.pk})
    else:
        tell({"history": entry.pk})


def test_mail_waits_for_the_end_of_the_transaction(world: World, django_capture_on_commit_callbacks: Any) -> None:
    OutboxRow.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        fire(world.ours.draft, "submit", world.ours.user)
        assert mail.outbox == []
    assert len(mail.outbox) == 2
    assert not OutboxRow.objects.exclude(status=OutboxRow.Status.DONE).exists()


def test_new_editor_hears_of_nothing_that_was_sent_before(world: World) -> None:
    api.place(world.ours.draft, "pending", user=world.ours.user)
    make_editor("Rasmus")
    api.drain()
    assert world.ours.draft.title not in " ".join(str(message.subject) for message in mail.outbox)


class TestPublicationWithoutReview:
    """Somebody else must look at it afterwards: they are told, and only they."""

    def test_the_editors_who_may_approve_it_are_told_with_the_reason(self, world: World) -> None:
        other = make_editor("Rasmus")
        entry = fire(world.ours.draft, "emergency_publish", world.editor, "Nummeret var forkert.")
        assert told(entry) == sorted([other.email, world.administrator.email])
        message = mail.outbox[0]
        assert message.subject == "Se efter: Egen"
        assert "uden gennemsyn" in message.body
        assert "Nummeret var forkert." in message.body

    def test_who_wrote_it_does_not_approve_it_and_is_not_told(self, world: World) -> None:
        page, other = world.ours.draft, make_editor("Rasmus")
        page.title = "Egen bog"
        page.save_revision(user=other)
        assert told(fire(page, "emergency_publish", world.editor, "Haster.")) == [world.administrator.email]

    def test_each_reads_it_in_their_own_language(self, world: World) -> None:
        UserProfile.objects.update_or_create(user=world.administrator, defaults={"preferred_language": "en"})
        told(fire(world.ours.draft, "emergency_publish", world.editor, "Haster."))
        assert [message.subject for message in mail.outbox] == ["Please check: Egen"]

    def test_what_somebody_has_looked_at_meanwhile_is_told_to_nobody(self, world: World) -> None:
        entry = fire(world.ours.draft, "emergency_publish", world.editor, "Haster.")
        fire(world.ours.draft, "approve", world.administrator)
        assert told(entry) == []

    def test_who_sent_the_page_is_told_that_it_is_out_and_nobody_twice(self, world: World) -> None:
        fire(world.ours.draft, "submit", world.ours.user)
        entry = fire(world.ours.draft, "emergency_publish", world.editor, "Haster.")
        assert told(entry) == sorted([world.administrator.email, world.ours.user.email])
        subjects = {message.to[0]: message.subject for message in mail.outbox}
        assert subjects[world.ours.user.email].startswith("Nu kan alle se")

    def test_an_editor_who_sent_it_gets_one_letter(self, world: World) -> None:
        fire(world.ours.draft, "submit", world.administrator)
        entry = fire(world.ours.draft, "emergency_publish", world.editor, "Haster.")
        assert told(entry) == [world.administrator.email]
        assert mail.outbox[0].subject == "Se efter: Egen"

    def test_who_does_not_want_mail_about_what_waits_gets_none(self, world: World) -> None:
        UserProfile.objects.update_or_create(user=world.administrator, defaults={"submitted_notifications": False})
        assert told(fire(world.ours.draft, "emergency_publish", world.editor, "Haster.")) == []
