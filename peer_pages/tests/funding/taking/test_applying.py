"""What comes of an answer: a draft under review, never the public version; or a line that waits with its reason."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import PageLogEntry

from peer_pages.funding.taking.deciding import take_over
from peer_pages.models import Answer, Contact, Digest, DigestLine, Funder, Funding, Reminder, StatusReportPage
from peer_pages.tests import factories
from peer_pages.tests.funding.answering.lines import PDF, ask, draft, live, make_line, post
from peer_pages.tests.roles.world import make_editor, make_partner
from peer_pages.workflow.mail import tell
from workflows import api
from workflows.models import HistoryEntry, OutboxRow, PageState

Kind, Question, State = Answer.Kind, Reminder.Question, Answer.State
SAME = {"which": "same", "ends": "31. december 2028", "amount": "200.000"}
CLOSING = {"on": "31. december 2026", "instead": "Ring til Hus 7."}


def where(line: Any) -> tuple[str, str]:
    """Return the state of the page and of its changes."""
    record = PageState.objects.get(pk=line.reminder.page_id)
    return record.state, record.track


def history(page: Any) -> HistoryEntry:
    """Return what was done last with the page."""
    return HistoryEntry.objects.filter(page=page).latest("pk")


def test_extension_is_a_draft_under_review_and_the_public_grant_stays() -> None:
    line = make_line()
    post(line, Kind.EXTENDED, **SAME)
    (changed,), (shown,) = draft(line).fundings.all(), live(line).fundings.all()
    assert (changed.pk, changed.ends, changed.amount_dkk) == (shown.pk, "2028-12-31", 200_000)
    assert (shown.ends, shown.amount_dkk) == ("2026-07-15", None)
    assert where(line) == ("published", "pending")
    assert Answer.objects.get().state == State.APPLIED


def test_new_grant_stands_beside_the_old_one() -> None:
    line = make_line()
    funder = Funder.objects.create(name="Velliv", locale=factories.danish())
    post(line, Kind.EXTENDED, which="new", ends="2029", funder="velliv")
    old, new = draft(line).fundings.all()
    assert (old.ends, new.ends, new.funder) == ("2026-07-15", "2029", funder)
    assert new.responsible == line.digest.contact or old.responsible is None


def test_funder_that_nobody_knows_is_kept_as_words() -> None:
    line = make_line()
    post(line, Kind.EXTENDED, **SAME, funder="En ny fond")
    assert draft(line).fundings.get().source_text == "En ny fond"
    assert not Funder.objects.exists()


@pytest.mark.parametrize(
    ("typed", "fact"),
    [({"ends": "30.9.2027"}, ("2027-09-30", False)), ({"decision_on": "1.12.2026"}, ("", True))],
)
def test_end_that_was_unknown_is_drafted(typed: dict[str, str], fact: tuple[str, bool]) -> None:
    line = make_line(Question.UNKNOWN)
    post(line, Kind.DATED, **typed)
    changed = draft(line).fundings.get()
    assert (changed.ends, changed.renewed_yearly) == fact
    assert where(line) == ("published", "pending")


@pytest.mark.parametrize("question", [Question.END, Question.UNKNOWN, Question.CHECK])
def test_closing_drafts_the_day_and_what_to_do_instead(question: str) -> None:
    line = make_line(question)
    post(line, Kind.CLOSING, **CLOSING)
    changed = draft(line)
    assert (changed.ends_on, changed.instead) == (date(2026, 12, 31), "Ring til Hus 7.")
    assert (live(line).ends_on, live(line).instead) == (None, "")
    assert where(line) == ("published", "pending")


def test_report_becomes_a_page_of_its_own_under_review() -> None:
    line = make_line(Question.REPORT)
    post(line, Kind.REPORT, document=SimpleUploadedFile("rapport.pdf", PDF))
    report = StatusReportPage.objects.get()
    assert (report.get_parent().pk, report.funding, report.live) == (
        line.reminder.page_id,
        line.reminder.funding,
        False,
    )
    assert report.documents[0].value["document"].title == "rapport.pdf"
    assert PageState.objects.get(pk=report.pk).state == "pending"


def test_promised_report_is_asked_for_again_on_its_day() -> None:
    line = make_line(Question.REPORT)
    post(line, Kind.LATER, on="1. september 2026")
    again = Reminder.objects.exclude(pk=line.reminder_id).get()
    assert (again.question, again.due_on, again.state) == (Question.REPORT, date(2026, 9, 1), Reminder.State.OPEN)
    assert Answer.objects.get().state == State.APPLIED


def test_words_wait_for_an_editor() -> None:
    line = make_line(Question.CHECK)
    shown = post(line, Kind.CHANGED, text="Ny telefon")
    given = Answer.objects.get()
    assert (given.state, given.reason) == (State.WAITING, "Det er skrevet i ord. En redaktør retter siden.")
    assert "siden er ikke ændret endnu" in shown
    assert where(line) == ("published", "none")


@pytest.mark.parametrize(
    ("why", "role"), [(1, "den ansvarlige for bevillingen"), (2, "en partner"), (3, "redaktionen")]
)
def test_r42_history_tells_what_was_said_and_as_whom_but_not_who(why: int, role: str) -> None:
    line = make_line()
    DigestLine.objects.update(why=why)
    letter = SimpleUploadedFile("Bevilling til Bodil Prøve.pdf", PDF)
    post(line, Kind.EXTENDED, **SAME, note="Ring til Bodil på 12 34 56 01.", document=letter)
    entry = history(live(line))
    assert (entry.actor, entry.to_track) == (None, "pending")
    for word in (f"fra {role}:", "31. december 2028", "200.000", "Resten står under Bevillinger, Svar."):
        assert word in entry.comment
    for word in ("Bodil", "ansvarlig@example.org", "12 34 56 01"):
        assert word not in entry.comment
    given = Answer.objects.get()
    assert (given.name, given.address) == ("Bodil Prøve", "ansvarlig@example.org")


def test_r42_history_of_what_is_taken_over_after_the_mail_names_nobody() -> None:
    line = make_line()
    _locked(live(line))
    post(line, Kind.CLOSING, **CLOSING)
    Digest.objects.all().delete()
    type(live(line)).objects.update(locked=False, locked_by=None)
    take_over(Answer.objects.get(), make_editor())
    said = history(live(line)).comment.splitlines()
    assert said == [
        "Svar på en påmindelse fra en, der blev spurgt: Vi lukker",
        "Dag: 31. december 2026",
        "I stedet: Ring til Hus 7.",
    ]


def test_r42_nothing_else_that_is_kept_names_who_answered() -> None:
    post(make_line(), Kind.EXTENDED, **SAME)
    kept = [*HistoryEntry.objects.values(), *OutboxRow.objects.values(), *PageLogEntry.objects.values()]
    assert kept
    assert [row for row in kept if "Bodil" in str(row) or "ansvarlig@" in str(row)] == []


def test_editors_are_written_to_about_what_came_in() -> None:
    editor = make_editor()
    line = make_line()
    post(line, Kind.EXTENDED, **SAME)
    tell({"history": history(live(line)).pk})
    (letter,) = mail.outbox
    assert letter.to == [editor.email]
    assert "31. december 2028" in letter.body


def test_partner_sends_in_their_own_name_and_does_not_publish() -> None:
    user, place = make_partner("Alma", "Anemonen")
    grant = _grant_of(place)
    line = ask(grant, user=user)
    post(line, Kind.EXTENDED, **SAME)
    entry = history(live(line))
    assert (entry.actor, entry.transition, where(line)) == (user, "submit", ("published", "pending"))
    assert not api.may_fire(live(line), "publish", user=user)
    assert api.may_fire(live(line), "publish", user=make_editor())


def _grant_of(place: Any) -> Funding:
    grants = [Funding(ends="2026-07-15")]
    return factories.make_initiative("Cafeen", parent=place.section, fundings=grants).fundings.get()


def test_refusal_of_the_workflow_is_a_reason_and_no_error() -> None:
    user, _place = make_partner("Alma", "Anemonen")
    line = make_line(user=user)  # the page of another organisation by now
    post(line, Kind.EXTENDED, **SAME)
    given = Answer.objects.get()
    assert given.state == State.WAITING
    assert given.reason
    assert where(line) == ("published", "none")
    assert draft(line).fundings.get().ends == "2026-07-15"


def _under_review(page: Any) -> None:
    _drafted(page)
    api.fire(page, "submit", user=make_editor("Rasmus"))


def _drafted(page: Any) -> None:
    changed = page.get_latest_revision_as_object()
    changed.summary = "En andens kladde"
    changed.save_revision()


def _locked(page: Any) -> None:
    type(page).objects.filter(pk=page.pk).update(locked=True, locked_by=make_editor("Rasmus"))


@pytest.mark.parametrize(
    ("act", "reason"),
    [(_drafted, "allerede ændringer"), (_under_review, "allerede ændringer"), (_locked, "låst af en anden")],
    ids=["draft", "under review", "locked"],
)
def test_what_stands_in_the_way_makes_the_answer_wait(act: Any, reason: str) -> None:
    line = make_line()
    act(live(line))
    before = where(line), draft(line).summary
    post(line, Kind.EXTENDED, **SAME)
    given = Answer.objects.get()
    assert given.state == State.WAITING
    assert reason in given.reason
    assert given.values["ends"] == "2028-12-31"
    assert (where(line), draft(line).summary) == before


def test_two_grants_of_a_page_do_not_overwrite_each_other() -> None:
    line = make_line(starts="2021")
    page = draft(line)
    page.fundings.add(Funding(starts="2020", ends="2026-08-01"))
    page.save_revision()
    api.place(page, "published")
    other = ask(live(line).fundings.get(ends="2026-08-01"))
    post(line, Kind.EXTENDED, **SAME)
    post(other, Kind.EXTENDED, which="same", ends="2030")
    assert [answer.state for answer in Answer.objects.order_by("pk")] == [State.APPLIED, State.WAITING]
    assert {grant.ends for grant in draft(line).fundings.all()} == {"2028-12-31", "2026-08-01"}


def test_grant_that_the_draft_has_lost_makes_the_answer_wait() -> None:
    line = make_line()
    page = draft(line)
    page.fundings.remove(page.fundings.get())
    revision = page.save_revision()
    PageState.objects.filter(pk=page.pk).update(track="none", revision=revision)
    post(line, Kind.EXTENDED, **SAME)
    assert "står ikke på siden længere" in Answer.objects.get().reason


def test_surprise_is_logged_and_loses_nothing(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr("peer_pages.funding.taking.applying.send", lambda *_args, **_named: 1 / 0)
    line = make_line()
    post(line, Kind.EXTENDED, **SAME)
    given = Answer.objects.get()
    assert (given.state, given.values["ends"]) == (State.WAITING, "2028-12-31")
    assert "Noget gik galt hos os." in given.reason
    assert "could not be applied" in caplog.text
    assert where(line) == ("published", "none")


def test_answer_outlives_the_mail_and_the_contact() -> None:
    line = make_line(Question.CHECK)
    post(line, Kind.CHANGED, text="Ny telefon")
    Digest.objects.all().delete()
    Contact.objects.all().delete()
    assert Answer.objects.get().values == {"text": "Ny telefon"}


def test_published_extension_moves_the_deadline() -> None:
    line = make_line()
    post(line, Kind.EXTENDED, **SAME)
    api.fire(live(line), "publish", user=make_editor())
    grant = Funding.objects.get(pk=line.reminder.funding_id)
    assert grant.deadline == date(2028, 12, 31)
