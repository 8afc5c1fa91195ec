"""The editors' list of answers: who sees it, and the two things that can be done."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peer_pages.models import Answer, Reminder
from peer_pages.tests.funding.answering.lines import draft, live, make_line, post
from peer_pages.tests.funding.overview.world import ANSWERS as LIST
from peer_pages.tests.funding.taking.test_applying import CLOSING, SAME, _drafted, _locked, _under_review, where
from peer_pages.tests.roles.world import make_editor, make_partner
from workflows import api

Kind, Question, State = Answer.Kind, Reminder.Question, Answer.State


@pytest.fixture
def editor() -> Any:
    """Return a client that is logged in as an editor."""
    client = Client()
    client.force_login(make_editor())
    return client


def decide(client: Any, decision: str, **more: str) -> Any:
    """Decide about the one answer."""
    return client.post(LIST, {"answer": str(Answer.objects.get().pk), "decision": decision, **more})


def test_list_says_who_said_what_and_why_it_waits(editor: Any) -> None:
    line = make_line(Question.CHECK)
    post(line, Kind.CHANGED, text="Ny <b>telefon</b>")
    shown = editor.get(LIST).content.decode()
    for word in (
        "Bodil Prøve",
        "ansvarlig@example.org",
        "Ny &lt;b&gt;telefon",
        "Det er skrevet i ord",
        line.reminder.title,
    ):
        assert word in shown, word


@pytest.mark.parametrize("method", ["get", "post"])
def test_partners_and_strangers_have_no_list(method: str) -> None:
    post(make_line(Question.CHECK), Kind.CHANGED, text="Ny telefon")
    user, _place = make_partner("Alma", "Anemonen")
    client, sent = Client(), {"answer": str(Answer.objects.get().pk), "decision": "take"}
    assert getattr(client, method)(LIST, sent).status_code == 302
    client.force_login(user)
    assert getattr(client, method)(LIST, sent).status_code == 403
    assert Answer.objects.get().state == State.WAITING


def test_r33_reading_the_list_decides_nothing(editor: Any) -> None:
    post(make_line(Question.CHECK), Kind.CHANGED, text="Ny telefon")
    editor.get(LIST, {"answer": str(Answer.objects.get().pk), "decision": "take"})
    assert Answer.objects.get().state == State.WAITING


def test_taking_over_words_opens_the_page(editor: Any) -> None:
    line = make_line(Question.CHECK)
    post(line, Kind.CHANGED, text="Ny telefon")
    response = decide(editor, "take")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[line.reminder.page_id])
    given = Answer.objects.get()
    assert given.state == State.APPLIED
    assert given.decided_by is not None
    assert given.decided_by.first_name == "Rita"


@pytest.mark.parametrize(
    ("act", "track"), [(_drafted, "draft"), (_under_review, "pending")], ids=["draft", "under review"]
)
def test_taking_over_writes_into_what_is_under_way(editor: Any, act: Any, track: str) -> None:
    line = make_line()
    act(live(line))
    post(line, Kind.EXTENDED, **SAME)
    decide(editor, "take")
    changed = draft(line)
    assert (changed.summary, changed.fundings.get().ends) == ("En andens kladde", "2028-12-31")
    assert where(line) == ("published", track)
    assert live(line).fundings.get().ends == "2026-07-15"


def test_taking_over_sends_in_once_nothing_stands_in_the_way() -> None:
    client, user = Client(), make_editor()
    client.force_login(user)
    line = make_line()
    _locked(live(line))
    post(line, Kind.CLOSING, **CLOSING)
    assert "låst af en anden" in decide(client, "take").content.decode()
    type(live(line)).objects.update(locked=False, locked_by=None)
    decide(client, "take")
    assert where(line) == ("published", "pending")
    assert api.may_fire(live(line), "publish", user=user)


def test_turning_down_needs_a_reason_and_keeps_what_was_typed(editor: Any) -> None:
    line = make_line(Question.CHECK)
    post(line, Kind.CHANGED, text="Ny telefon")
    assert "Skriv hvorfor." in decide(editor, "refuse", reason=" ").content.decode()
    assert Answer.objects.get().state == State.WAITING
    decide(editor, "refuse", reason="Nummeret findes ikke.")
    assert Answer.objects.get().state == State.REFUSED
    assert "Nummeret findes ikke." in post(line, Kind.STILL)


@pytest.mark.parametrize("decision", ["take", "refuse"])
def test_second_decision_is_told_of_the_first(editor: Any, decision: str) -> None:
    post(make_line(Question.CHECK), Kind.CHANGED, text="Ny telefon")
    decide(editor, "refuse", reason="Forkert.")
    assert "allerede taget stilling" in decide(editor, decision, reason="Nej.").content.decode()
    assert Answer.objects.get().reason == "Forkert."


@pytest.mark.parametrize("number", ["", "x", "9999999", "²"])
def test_answer_that_is_not_there_is_not_found(editor: Any, number: str) -> None:
    assert editor.post(LIST, {"answer": number, "decision": "take"}).status_code == 404
