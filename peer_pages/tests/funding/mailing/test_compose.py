"""What a mail says."""

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from django.core import mail

from peer_pages.funding import links
from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.mailing import compose
from peer_pages.funding.mailing.sending import send_due
from peer_pages.models import Digest, Funder, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant, make_partner, make_people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]


def sent() -> Any:
    """Plan the day, send, and return the one mail."""
    plan_day(DAY)
    send_due()
    [message] = mail.outbox
    return message


def headers(message: Any) -> Any:
    return message_from_bytes(message.message().as_bytes(), policy=default)


def test_a_mail_says_what_is_asked_why_and_what_happens_otherwise(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://peer.example.dk"
    funder = Funder.objects.create(name="Ministeriet", locale=factories.danish())
    make_people(title="Caféen", funder=funder, amount_dkk=300_000)
    message = sent()
    assert message.subject == "Et spørgsmål om Caféen"
    for words in (
        "Hvad sker der, når pengene slipper op?",
        "Pengene slutter 15. juli 2026: om 30 dage",
        "kr. fra Ministeriet til 15. juli 2026.",
        "Du får mailen, fordi du står som ansvarlig for bevillingen.",
        "Svarer ingen, spørger vi de næste i rækken",
        "https://peer.example.dk/svar/",
    ):
        assert words in message.body
        assert words in message.alternatives[0].content
    found = headers(message)
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Message-ID"] == Digest.objects.get().message_id
    assert found["List-Unsubscribe"] is None


def test_the_last_mail_before_the_end_promises_no_next_people() -> None:
    make_people(ends=str(DAY + timedelta(7)))
    plan_day(DAY)
    send_due()
    assert len(mail.outbox) == 3
    for message in mail.outbox:
        assert "Alle er spurgt nu. Svarer ingen, bliver siden stående, som den er." in message.body
        assert "de næste i rækken" not in message.body


def test_replies_go_to_the_editors_whose_address_is_in_the_foot(settings: Any) -> None:
    settings.EDITORS_EMAIL = "redaktionen@example.dk"
    make_people()
    message = sent()
    assert headers(message)["Reply-To"] == "redaktionen@example.dk"
    assert "skriv til redaktionen på redaktionen@example.dk." in message.body
    assert '<a href="mailto:redaktionen@example.dk">redaktionen@example.dk</a>.' in message.alternatives[0].content


@pytest.mark.parametrize(
    ("ends", "days", "words"),
    [
        ("2026-21", 30, "Pengene slutter 31. maj 2026 (regnet som sidste dag i forår 2026): om 30 dage"),
        ("2026", 180, "Pengene slutter 31. december 2026 (regnet som sidste dag i 2026): om 180 dage"),
        ("2026-07-15", 1, "Pengene slutter 15. juli 2026: om 1 dag"),
        ("2026-07-15", 0, "Pengene slutter 15. juli 2026: i dag"),
        ("2026-07-15", -7, "Pengene sluttede 15. juli 2026: 7 dage siden"),
    ],
)
def test_a_fuzzy_end_is_said_to_be_one(at: Any, ends: str, days: int, words: str) -> None:
    grant = make_people(ends).grant
    assert grant.deadline
    day = grant.deadline - timedelta(days)
    type(grant.page).objects.update(last_checked_on=day)
    at(day)
    plan_day(day)
    send_due()
    assert words in mail.outbox[0].body


def test_a_grant_renewed_yearly_is_asked_about_by_its_decision() -> None:
    make_people("2026", renewed_yearly=True, decision_on=DAY + timedelta(30))
    assert "Afgørelsen om næste år falder 15. juli 2026: om 30 dage" in sent().body


def test_a_mail_is_in_the_language_its_reader_chose() -> None:
    organisation = factories.make_organisation()
    make_partner(organisation, "jane@example.org", language="en")
    make_grant(page={"organisations": [organisation]})
    message = sent()
    assert '<html lang="en">' in message.alternatives[0].content
    assert "15 July 2026" in message.body


@pytest.mark.parametrize("extra", [False, True])
def test_only_a_mail_that_is_optional_as_a_whole_can_be_said_no_to(*, extra: bool) -> None:
    people = make_people("2026-07-15" if extra else "2040", checked=DAY - timedelta(400))
    message = headers(sent())
    if extra:
        assert message["List-Unsubscribe"] is None
        return
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = message["List-Unsubscribe"].strip("<>").rstrip("/").rpartition("/")[2]
    assert links.read_unsubscribe(token) == (people.responsible.email, "da")


BAD = ("Caf\r\nBcc: ond@example.org", "Caf\n\nX", "Caf\x0b\x85\u2028Bcc: x", "Caf\x07\x7f", "x" * 255, " \n ")


@pytest.mark.parametrize("title", BAD)
def test_r36_no_title_can_add_a_header(title: str) -> None:
    grant = make_people().grant
    type(grant.page).objects.filter(pk=grant.page_id).update(title=title)
    plan_day(DAY)
    send_due()
    [message] = mail.outbox
    found = headers(message)
    assert found["Bcc"] is None
    assert found["To"] == "ansvarlig@example.org"
    assert message.subject.isprintable()
    assert len(message.subject) <= compose.LONGEST_SUBJECT
    assert Digest.objects.get().state == Digest.State.SENT


@pytest.mark.parametrize("name", BAD)
def test_r36_no_name_of_a_funder_can_add_a_header(name: str) -> None:
    funder = Funder.objects.create(name=name[:200], locale=factories.danish())
    make_people(funder=funder)
    assert headers(sent())["Bcc"] is None


def test_r36_an_address_with_a_line_end_stops_no_other_mail() -> None:
    make_people()
    plan_day(DAY)
    other = Digest.objects.create(
        address="a@example.org\nBcc: b@example.org", day=DAY, due_at=Digest.objects.get().due_at
    )
    line = Reminder.objects.get().lines.get()
    other.lines.create(reminder=line.reminder, why=line.why)
    send_due()
    assert [message.to for message in mail.outbox] == [["ansvarlig@example.org"]]
    other.refresh_from_db()
    assert other.state == Digest.State.CANCELLED


def test_r36_a_line_that_cannot_be_written_stops_neither_the_mail_nor_the_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contact = factories.make_contact(email="ansvarlig@example.org")
    for title in ("God", "Dårlig"):
        make_grant(title=title, responsible=contact)
    make_grant(title="Dårlig", responsible=factories.make_contact("Anden", email="anden@example.org"))
    make_grant(title="Også god", responsible=factories.make_contact("Tredje", email="tredje@example.org"))
    entry = compose._entry

    def fail_on_bad(line: Any, day: date) -> Any:
        if line.reminder.page.title == "Dårlig":
            raise ValueError("no words")
        return entry(line, day)

    monkeypatch.setattr(compose, "_entry", fail_on_bad)
    plan_day(DAY)
    assert send_due() == {"sent": 2, "failed": 1}
    assert {message.subject for message in mail.outbox} == {"Et spørgsmål om God", "Et spørgsmål om Også god"}
    assert "NothingToSayError" in Digest.objects.get(address="anden@example.org").error


def test_many_questions_are_one_mail() -> None:
    contact = factories.make_contact(email="ansvarlig@example.org")
    for number in range(10):
        make_grant(title=f"Sted {number}", responsible=contact)
    message = sent()
    assert message.subject == "10 spørgsmål om sider i kataloget"
    assert all(f"Sted {number}" in message.body for number in range(10))
    assert message.body.count("/svar/") == 10
