"""The two forms of a mail say the same: what is plain text, and what is drawn."""

import html
import re
from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from peer_pages.funding.mailing.compose import _entries, compose
from peer_pages.models import Digest, DigestLine, Funder, Funding, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
Question = Reminder.Question
FACTS = ("title", "question", "reason", "facts", "why", "otherwise")


def make_lines(language: str, *questions: Question) -> list[DigestLine]:
    """Return the lines of a mail with `questions`, each about a grant of its own."""
    funder = Funder.objects.create(name="Fonden <for> & imod", locale=factories.danish())
    mail = Digest.objects.create(address="bodil@example.org", day=DAY, language=language)
    return [make_line(mail, number, question, funder) for number, question in enumerate(questions)]


def make_line(mail: Digest, number: int, question: Question, funder: Funder) -> DigestLine:
    ends = {Question.UNKNOWN: "", Question.DATE: "2026", Question.REPORT: "2026-06-08"}.get(question, "2026-07-15")
    grant: Funding = make_grant(ends, title=f"Sted <{number}> & “venner”", funder=funder, amount_dkk=9_300_000)
    reminder = Reminder.objects.create(
        funding=None if question == Question.CHECK else grant,
        page_id=grant.page_id,
        title=grant.page.title,
        question=question,
        due_on=DAY,
        deadline=DAY - timedelta(400) if question == Question.CHECK else grant.deadline,
    )
    return DigestLine.objects.create(digest=mail, reminder=reminder, why=number % 3 + 1, escalated=number > 2)


def drawn(message: EmailMultiAlternatives) -> str:
    """Return the words that the drawn form shows, and the addresses that it links to."""
    content = str(message.alternatives[0].content)
    body = content[content.index("<body") :]
    shown = html.unescape(re.sub(r"<[^>]+>", " ", body))
    return " ".join((shown, *map(html.unescape, re.findall(r'href="([^"]+)"', body))))


def points(message: EmailMultiAlternatives) -> tuple[list[str], list[str]]:
    """Return what the points of the two forms say."""
    items = re.findall(r"<li>(.*?)</li>", str(message.alternatives[0].content), re.DOTALL)
    return re.findall(r"^\* (.+)$", str(message.body), re.MULTILINE), [html.unescape(item).strip() for item in items]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("questions", [*((one,) for one in Question), tuple(Question)], ids="-".join)
def test_both_forms_say_every_fact(language: str, questions: tuple[Question, ...]) -> None:
    lines = make_lines(language, *questions)
    message = compose(lines[0].digest, lines, DAY)
    with translation.override(language):
        entries = list(_entries(lines, DAY))
    said = [getattr(entry, name) for entry in entries for name in FACTS]
    # Without its end, which is another in each second.
    said += [entry.link.rsplit(":", 2)[0] for entry in entries]
    assert len(entries) == len(questions)
    for text in filter(None, said):
        assert text in message.body
        assert text in drawn(message)
    in_text, in_drawing = points(message)
    assert in_text == in_drawing
    assert len(in_text) == sum(4 if entry.facts else 3 for entry in entries)


@pytest.mark.parametrize(
    ("questions", "is_there"), [((Question.CHECK, Question.UNKNOWN), True), ((Question.END,), False)]
)
def test_both_forms_let_people_say_no_where_they_may(questions: tuple[Question, ...], is_there: bool) -> None:
    lines = make_lines("da", *questions)
    message = compose(lines[0].digest, lines, DAY)
    assert ["/afmeld/" in text for text in (str(message.body), drawn(message))] == [is_there] * 2


def test_the_drawn_form_fetches_nothing_and_tells_nobody_that_it_was_read() -> None:
    lines = make_lines("da", *Question)
    content = str(compose(lines[0].digest, lines, DAY).alternatives[0].content)
    assert not re.search(r"<(img|link|script|iframe)|url\(|@import", content)
