"""What people type in an answer: what is kept, and what each refusal says."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents import get_document_model

from peer_pages.funding.answering.kinds import kinds_of
from peer_pages.models import Answer, Reminder
from peer_pages.roles import uploads
from peer_pages.tests.funding.answering.lines import PDF, ask, in_days, make_line, path_of, post
from peer_pages.tests.funding.world import make_grant
from peer_pages.tests.roles.world import make_partner

Kind, Question = Answer.Kind, Reminder.Question
CLOSING = {"on": "31. december 2026", "instead": "Ring til Hus 7."}

KEPT: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    (
        Question.END,
        Kind.EXTENDED,
        {"which": "same", "ends": "sommer 2028", "amount": "1,5 mio. kr.", "note": "Tak"},
        {"which": "same", "ends": "2028-22", "amount": 1_500_000, "note": "Tak"},
    ),
    (Question.END, Kind.EXTENDED, {"which": "new", "ends": "2028"}, {"which": "new", "ends": "2028"}),
    (Question.DATE, Kind.DATED, {"ends": "30.9.2026"}, {"ends": "2026-09-30"}),
    (Question.UNKNOWN, Kind.DATED, {"ends": "2027"}, {"ends": "2027"}),
    (Question.UNKNOWN, Kind.DATED, {"decision_on": "1. december 2026"}, {"decision_on": "2026-12-01"}),
    (Question.CHECK, Kind.CHANGED, {"text": "Nyt nummer"}, {"text": "Nyt nummer"}),
    (Question.CHECK, Kind.CLOSING, CLOSING, {"on": "2026-12-31", "instead": "Ring til Hus 7."}),
    (Question.REPORT, Kind.LATER, {"on": in_days(30)}, {"on": "2026-07-15"}),
]

REFUSED: list[tuple[str, str, dict[str, Any], str]] = [
    (Question.END, Kind.EXTENDED, {"ends": "2028"}, "Vælg en af de to."),
    (Question.END, Kind.EXTENDED, {"which": "same"}, "Feltet er tomt."),
    (Question.END, Kind.EXTENDED, {"which": "same", "ends": "når vi ved det"}, "Vi forstår ikke datoen"),
    (Question.END, Kind.EXTENDED, {"which": "same", "ends": "31. september 2027"}, "findes ikke"),
    (Question.END, Kind.EXTENDED, {"which": "same", "ends": "1. juli 2026"}, "ikke senere end den, der står"),
    (Question.END, Kind.EXTENDED, {"which": "new", "ends": "2025"}, "Datoen er gået."),
    (Question.END, Kind.EXTENDED, {"which": "new", "ends": "2028", "amount": "en del"}, "Vi forstår ikke beløbet"),
    (Question.END, Kind.EXTENDED, {"which": "new", "ends": "2028", "amount": "0"}, "Vi forstår ikke beløbet"),
    (Question.DATE, Kind.DATED, {"ends": "2026"}, "Året står der allerede."),
    (Question.UNKNOWN, Kind.DATED, {}, "Skriv en dato."),
    (Question.UNKNOWN, Kind.DATED, {"decision_on": "2027"}, "Skriv dagen med"),
    (Question.UNKNOWN, Kind.DATED, {"decision_on": "1. januar 2026"}, "Dagen er gået."),
    (Question.CHECK, Kind.CHANGED, {"text": "  "}, "Feltet er tomt."),
    (Question.CHECK, Kind.CLOSING, {**CLOSING, "on": "2026"}, "Skriv dagen med"),
    (Question.CHECK, Kind.CLOSING, {**CLOSING, "on": "31. december 2062"}, "Ret årstallet."),
    (Question.CHECK, Kind.CLOSING, {**CLOSING, "instead": ""}, "Feltet er tomt."),
    (Question.REPORT, Kind.REPORT, {}, "Vælg filen med rapporten."),
    (Question.REPORT, Kind.LATER, {"on": in_days(-1)}, "Dagen er gået."),
    (Question.REPORT, Kind.LATER, {"on": in_days(400)}, "inden for et år"),
]


@pytest.mark.parametrize("ends", ["2026", "2026-22", "2026-09"])
@pytest.mark.parametrize("kind", [Kind.DATED, Kind.EXTENDED])
def test_end_that_was_only_counted_takes_an_earlier_day(ends: str, kind: str) -> None:
    line = ask(make_grant(ends), Question.END)
    post(line, kind, ends="15. august 2026", **({"which": "same"} if kind == Kind.EXTENDED else {}))
    assert Answer.objects.get().values["ends"] == "2026-08-15"


@pytest.mark.parametrize(
    ("grant", "offered"),
    [
        ({"ends": "2026-07-15"}, False),
        ({"ends": "2026", "renewed_yearly": True, "decision_on": date(2026, 7, 15)}, False),
        ({"ends": "2026-09"}, True),
    ],
)
def test_day_is_asked_for_only_where_it_is_not_known(grant: dict[str, Any], offered: bool) -> None:
    line = ask(make_grant(**grant), Question.END)
    assert (Kind.DATED in kinds_of(line.reminder)) is offered
    assert kinds_of(line.reminder)[0] == Kind.STILL


def test_same_year_once_more_is_no_extension() -> None:
    line = ask(make_grant("2026"), Question.END)
    assert "ikke senere end den, der står" in post(line, Kind.EXTENDED, which="same", ends="2026")
    assert "Året står der allerede." in post(line, Kind.DATED, ends="2026")


RENEWED: list[tuple[dict[str, Any], dict[str, Any] | str]] = [
    ({"ends": "2027", "decision_on": "1.12.2027"}, {"ends": "2027", "decision_on": "2027-12-01"}),
    ({"decision_on": "1. december 2027"}, {"decision_on": "2027-12-01"}),
    ({"ends": "2027"}, {"ends": "2027"}),
    ({"ends": "15. juli 2026", "decision_on": "1.12.2026"}, {"ends": "2026-07-15", "decision_on": "2026-12-01"}),
    ({"ends": "15. juli 2026"}, "ikke senere end den, der står"),
    ({}, "eller hvornår I hører om året efter"),
    ({"decision_on": "1. januar 2026"}, "Dagen er gået."),
]


@pytest.mark.parametrize(("typed", "outcome"), RENEWED)
def test_extension_of_what_is_renewed_yearly_says_when_the_next_year_is_decided(
    typed: dict[str, Any], outcome: dict[str, Any] | str
) -> None:
    shown = post(make_line(renewed_yearly=True), Kind.EXTENDED, which="same", **typed)
    if isinstance(outcome, str):
        assert outcome in shown
    else:
        assert Answer.objects.get().values == {"which": "same", **outcome}


def test_extension_of_other_grants_asks_for_no_decision() -> None:
    assert "decision_on" not in Client().get(path_of(make_line()), {"svar": Kind.EXTENDED}).content.decode()


@pytest.mark.parametrize(("question", "kind", "typed", "kept"), KEPT)
def test_what_is_typed_is_kept(question: str, kind: str, typed: dict[str, Any], kept: dict[str, Any]) -> None:
    post(make_line(question), kind, **typed)
    assert Answer.objects.get().values == kept


@pytest.mark.parametrize(("question", "kind", "typed", "why"), REFUSED)
def test_refusal_says_why_and_keeps_what_was_typed(question: str, kind: str, typed: dict[str, Any], why: str) -> None:
    shown = post(make_line(question), kind, **typed)
    assert why in shown
    assert "Ret det her, og send igen" in shown
    assert all(value.strip() in shown for name, value in typed.items() if name != "which")
    assert not Answer.objects.exists()


def test_end_before_the_beginning_is_refused() -> None:
    line = make_line(Question.UNKNOWN, starts="2026-01-01")
    assert "Pengene slutter, før de begynder." in post(line, Kind.DATED, ends="2024")


BAD_FILES = {
    "a program": ("brev.exe", b"MZ", "er ikke tilladt"),
    "HTML by another name": ("brev.pdf", b"<html><script>", "ikke en rigtig pdf-fil"),
    "SVG": ("brev.svg", b"<svg/>", "er ikke tilladt"),
    "nothing": ("brev.pdf", b"", "tom"),
}


@pytest.mark.parametrize(("name", "content", "why"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize(("question", "kind"), [(Question.REPORT, Kind.REPORT), (Question.END, Kind.EXTENDED)])
def test_r29_bad_upload_is_refused(question: str, kind: str, name: str, content: bytes, why: str) -> None:
    typed = {"which": "same", "ends": "2028"} if kind == Kind.EXTENDED else {}
    shown = post(make_line(question), kind, document=SimpleUploadedFile(name, content), **typed)
    assert "Ret det her, og send igen" in shown
    assert why in shown
    assert not Answer.objects.exists()
    assert not get_document_model().objects.exists()


def test_r30_big_upload_is_refused(settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    post(make_line(Question.REPORT), Kind.REPORT, document=SimpleUploadedFile("rapport.pdf", PDF))
    assert not get_document_model().objects.exists()


def test_r30_partners_quota_counts_by_link_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILES_A_DAY", 0)
    user, _place = make_partner("Alma", "Anemonen")
    shown = post(make_line(Question.REPORT, user=user), Kind.REPORT, document=SimpleUploadedFile("rapport.pdf", PDF))
    assert "Prøv igen i morgen" in shown
    assert not get_document_model().objects.exists()
