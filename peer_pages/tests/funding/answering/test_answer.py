"""Answering by link: reading changes nothing, one answer counts, and nothing else opens."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

from peer_pages.funding import links
from peer_pages.funding.answering.kinds import CHOICES, KINDS
from peer_pages.funding.answering.private import HEADERS
from peer_pages.funding.clock import forget
from peer_pages.funding.days import today
from peer_pages.models import Answer, Digest, DigestLine, Funding, InitiativePage, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.answering.lines import ask, draft, live, make_line, path_of, post
from peer_pages.tests.funding.world import move_end
from peer_pages.tests.roles.world import make_editor
from workflows import api

Question = Reminder.Question
Kind = Answer.Kind
EDITORS = '<a href="mailto:peer@example.dk">peer@example.dk</a>'
EVERY_KIND = [(question, kind) for question, kinds in KINDS.items() for kind in kinds]


@pytest.mark.parametrize("question", Question)
def test_every_question_shows_its_answers(question: Question) -> None:
    line = make_line(question)
    shown = Client().get(path_of(line))
    assert shown.status_code == 200
    for kind in Kind:
        assert (str(CHOICES[kind]) in shown.content.decode()) == (kind in KINDS[question]), kind


@pytest.mark.parametrize(("question", "kind"), EVERY_KIND)
def test_every_answer_has_a_form_that_needs_no_script(question: Question, kind: Kind) -> None:
    shown = Client().get(path_of(make_line(question)), {"svar": kind}).content.decode()
    assert f'<input type="hidden" name="svar" value="{kind}">' in shown
    assert "csrfmiddlewaretoken" in shown
    assert "onclick" not in shown


@pytest.mark.parametrize(("question", "kind"), EVERY_KIND)
def test_r33_reading_changes_nothing(question: Question, kind: Kind) -> None:
    line = make_line(question)
    before = draft(line).latest_revision_id
    Client().get(path_of(line), {"svar": kind, "ends": "2030", "on": "01.07.2026", "instead": "Ring", "text": "Nyt"})
    assert not Answer.objects.exists()
    assert live(line).last_checked_on == date(2026, 1, 1)
    assert draft(line).latest_revision_id == before


def test_the_page_shows_what_is_public_and_no_draft() -> None:
    line = make_line(amount_dkk=497979, afterwards="Kommunen overtager.")
    changed = draft(line)
    changed.title = "Kladdens navn"
    changed.save_revision()
    shown = Client().get(path_of(line)).content.decode()
    assert "497.979" in shown
    assert "Kommunen overtager." in shown
    assert "Kladdens navn" not in shown
    assert "ansvarlig@example.org" not in shown


def test_still_right_redates_page_and_draft_once() -> None:
    line = make_line()
    for _time in range(2):
        post(line, Kind.STILL)
    given = Answer.objects.get()
    assert live(line).last_checked_on == draft(line).last_checked_on == today()
    assert (given.address, given.state) == ("ansvarlig@example.org", Answer.State.APPLIED)
    assert Reminder.objects.get(pk=line.reminder_id).state == Reminder.State.ANSWERED


def test_still_right_says_who_checked() -> None:
    editor = make_editor()
    line = make_line(user=editor)
    post(line, Kind.STILL)
    assert live(line).last_checked_by == draft(line).last_checked_by == editor


def test_r41_an_answer_is_logged_once_without_who_gave_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="peer_pages.funding")
    line = make_line()
    for _time in range(2):
        post(line, Kind.STILL)
    said = [record.getMessage() for record in caplog.records if record.name.startswith("peer_pages.funding")]
    assert said == [f"Line {line.pk} answered question {line.reminder_id}: still"]


def test_still_right_redates_the_translations_too() -> None:
    translation = factories.make_translation(
        "To sprog", fundings=[Funding(ends="2026-07-15")], last_checked_on=date(2026, 1, 1)
    )
    english = translation.get_target_instance()
    factories.publish(english)
    line = ask(Funding.objects.get(page__locale=factories.danish()))
    post(line, Kind.STILL)
    assert set(InitiativePage.objects.values_list("last_checked_on", flat=True)) == {today()}
    assert english.get_latest_revision_as_object().last_checked_on == today()


@pytest.mark.parametrize("sent", [{}, {"svar": "sletalt"}, {"svar": Kind.REPORT}])
def test_what_is_no_answer_to_the_question_is_none(sent: dict[str, str]) -> None:
    line = make_line()
    assert Client().post(path_of(line), sent).status_code == 200
    assert not Answer.objects.exists()


def test_r41_posting_needs_the_pages_own_token() -> None:
    assert Client(enforce_csrf_checks=True).post(path_of(make_line()), {"svar": Kind.STILL}).status_code == 403
    assert not Answer.objects.exists()


@pytest.mark.parametrize("token", ["its own", "forged"])
def test_r30_too_much_is_refused_unread(token: str) -> None:
    path = path_of(make_line()) if token == "its own" else "/svar/x/"
    response = Client().post(path, {"svar": Kind.STILL}, CONTENT_LENGTH=str(11 * 1024 * 1024))
    assert response.status_code == 413
    assert "vælg en mindre fil" in response.content.decode()
    assert not Answer.objects.exists()


def _end(line: DigestLine) -> None:
    api.fire(live(line), "end", user=make_editor())


def revoke(_line: DigestLine) -> None:
    DigestLine.objects.update(revoked_at=timezone.now())


def revoke_and_close(line: DigestLine) -> None:
    revoke(line)
    Reminder.objects.update(state=Reminder.State.CANCELLED)


FALLEN_AWAY: dict[str, Callable[[DigestLine], Any]] = {
    "revoked and closed": revoke_and_close,
    "mail forgotten": lambda line: line.delete(),
    "grant deleted": lambda line: line.reminder.funding.delete(),
    "end moved": lambda line: move_end(Funding.objects.get(pk=line.reminder.funding_id), "2027-01-31"),
    "page ended": _end,
    "page taken off": lambda line: api.place(live(line), "private"),
    "page deleted": lambda line: live(line).delete(),
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("act", FALLEN_AWAY.values(), ids=FALLEN_AWAY)
def test_r41_what_fell_away_is_asked_no_more(act: Callable[[DigestLine], Any], method: str) -> None:
    line = make_line()
    path = path_of(line)
    act(line)
    response = getattr(Client(), method)(path, {"svar": Kind.STILL})
    assert response.status_code == 410
    assert "spørgsmålet er faldet bort" in response.content.decode()
    assert f"skriv til redaktionen på {EDITORS}." in response.content.decode()
    assert not Answer.objects.exists()


def ask_anew(line: DigestLine, *, after: int = 60, **values: Any) -> DigestLine:
    """Let the question lapse, and a later one take its place in a mail to the same address."""
    Reminder.objects.filter(pk=line.reminder_id).update(state=Reminder.State.LAPSED)
    reminder, digest = Reminder.objects.get(pk=line.reminder_id), line.digest
    reminder.pk, reminder.state, reminder.rung = None, Reminder.State.OPEN, reminder.rung - 1
    reminder.due_on += timedelta(after)
    for name, value in values.items():
        setattr(reminder, name, value)
    reminder.save(force_insert=True)
    digest.pk, digest.day = None, digest.day + timedelta(after)
    digest.save(force_insert=True)
    return DigestLine.objects.create(reminder=reminder, digest=digest, why=line.why)


@pytest.mark.parametrize("question", [Question.END, Question.UNKNOWN, Question.CHECK])
def test_r41_link_of_an_older_mail_leads_to_the_newest_question(question: Question) -> None:
    line = make_line(question)
    old = path_of(line)
    newest = ask_anew(ask_anew(line))
    answer = Client().get(old)
    assert answer.url == path_of(newest)
    shown = Client().post(old, {"svar": Kind.STILL}, follow=True)
    assert "Tak. Siden står nu som tjekket." in shown.content.decode()
    assert Answer.objects.get().reminder == newest.reminder
    assert "Tak. Siden står nu som tjekket." in Client().get(old, follow=True).content.decode()


def test_r41_an_older_day_question_leads_to_the_newer_one_about_the_end() -> None:
    line = make_line(Question.DATE)
    assert Client().get(path_of(line)).status_code == 200
    newest = ask_anew(line, question=Question.END)
    assert Client().get(path_of(line)).url == path_of(newest)


@pytest.mark.parametrize(
    "away",
    [
        lambda newest: newest.delete(),
        lambda newest: DigestLine.objects.filter(pk=newest.pk).update(revoked_at=timezone.now()),
        lambda newest: Digest.objects.filter(pk=newest.digest_id).update(address="en.anden@example.org"),
        lambda newest: Reminder.objects.filter(pk=newest.reminder_id).update(state=Reminder.State.CANCELLED),
        lambda newest: Reminder.objects.filter(pk=newest.reminder_id).update(question=Question.REPORT),
    ],
    ids=["none", "revoked", "of somebody else", "fell away", "another question"],
)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_r41_older_link_without_a_newer_question_points_to_the_newest_mail(
    away: Callable[[DigestLine], Any], method: str, language: str
) -> None:
    line = make_line(language=language)
    path = path_of(line)
    away(ask_anew(line))
    response = getattr(Client(), method)(path, {"svar": Kind.STILL})
    assert response.status_code == 410
    with translation.override(language):
        said = gettext(links.ExpiredLinkError.msgid) % {"editors": EDITORS}
    assert said in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_r41_expired_link_says_what_to_do(language: str, method: str) -> None:
    path = path_of(make_line(language=language))
    with patch.object(signing.time, "time", (timezone.now() + timedelta(4000)).timestamp):
        response = getattr(Client(), method)(path, {"svar": Kind.STILL})
    assert response.status_code == 410
    with translation.override(language):
        said = gettext(links.ExpiredLinkError.msgid) % {"editors": EDITORS}
    assert said in response.content.decode()
    assert f'<html lang="{language}">' in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_r41_forged_link_is_not_found_and_logged(method: str, caplog: pytest.LogCaptureFixture) -> None:
    assert getattr(Client(), method)(path_of(make_line())[:-3] + "xx/").status_code == 404
    assert not Answer.objects.exists()
    assert "forged" in caplog.text


def test_r41_link_acts_on_its_own_question_only() -> None:
    line, other = make_line(), make_line(Question.CHECK)
    post(line, Kind.STILL)
    assert [answer.reminder for answer in Answer.objects.all()] == [line.reminder]
    assert live(other).last_checked_on == date(2026, 1, 1)


def test_r41_link_never_gives_a_login() -> None:
    editor = make_editor()
    client = Client()
    client.post(path_of(make_line(user=editor)), {"svar": Kind.STILL})
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302


def test_r41_second_visit_tells_what_was_answered_and_how_to_correct_it() -> None:
    line = make_line(Question.CHECK)
    post(line, Kind.CHANGED, text="Ny telefon: 12 34 56 01.")
    again = post(line, Kind.STILL)
    assert "Noget er ændret" in again
    assert "Ny telefon" in again
    assert "Bodil Prøve" in again
    assert f"skriv til redaktionen på {EDITORS}, eller log ind" in " ".join(again.split())
    assert "ansvarlig@example.org" not in again
    assert Answer.objects.get().kind == Kind.CHANGED


def test_r42_withdrawn_contact_is_not_named() -> None:
    line = make_line()
    post(line, Kind.STILL)
    other = Digest.objects.create(address="p@example.org", day=today(), user=make_editor())
    path = path_of(DigestLine.objects.create(reminder=line.reminder, digest=other, why=line.why))
    assert "Bodil Prøve" in Client().get(path).content.decode()
    withdraw(line)
    assert "Bodil Prøve" not in Client().get(path).content.decode()


def withdraw(line: DigestLine) -> None:
    assert line.digest.contact is not None
    line.digest.contact.consent_basis = ""
    line.digest.contact.save()


def deactivate(line: DigestLine) -> None:
    assert line.digest.user is not None
    line.digest.user.is_active = False
    line.digest.user.save()


GONE: dict[str, tuple[bool, Callable[[DigestLine], Any]]] = {
    "consent withdrawn": (False, withdraw),
    "contact deleted": (False, lambda line: line.digest.contact.delete()),
    "user deactivated": (True, deactivate),
    "revoked": (False, revoke),
    "user deleted": (True, lambda line: line.digest.user.delete()),
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("has_account", "act"), GONE.values(), ids=GONE)
def test_r41_link_closes_with_whoever_got_it(has_account: bool, act: Callable[[DigestLine], Any], method: str) -> None:
    line = make_line(user=make_editor() if has_account else None)
    path = path_of(line)
    assert Client().get(path).status_code == 200
    act(line)
    response = getattr(Client(), method)(path, {"svar": Kind.STILL})
    assert response.status_code == 410
    assert "Linket er lukket" in response.content.decode()
    assert f"skriv til redaktionen på {EDITORS}." in response.content.decode()
    assert not Answer.objects.exists()
    assert live(line).last_checked_on == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("state", "days", "kept"),
    [("applied", 366, False), ("refused", 366, False), ("applied", 364, True), ("waiting", 366, True)],
)
def test_r42_who_answered_in_which_words_is_forgotten_after_a_year_unless_it_waits(
    state: str, days: int, kept: bool
) -> None:
    post(make_line(), Kind.EXTENDED, which="same", ends="2028", note="Spørg Bodil Prøve.")
    Answer.objects.update(state=state)
    forget(today() + timedelta(days))
    given = Answer.objects.get()
    assert (bool(given.name), bool(given.address), "note" in given.values) == (kept, kept, kept)
    assert given.values["ends"] == "2028"


def test_r41_page_is_kept_and_found_by_nobody() -> None:
    answer = Client().get(path_of(make_line()))
    assert {name: answer[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_is_in_the_language_of_the_mail(language: str) -> None:
    assert f'<html lang="{language}">' in Client().get(path_of(make_line(language=language))).content.decode()


def test_links_of_the_first_mails_are_still_read() -> None:
    line = make_line()
    token = signing.dumps({"line": line.pk, "reminder": line.reminder_id}, salt=links.SALT + links.ANSWER)
    assert Client().get(f"/svar/{token}/").status_code == 200
