"""An answer in words: for the one who gave it, for the editors, and for the history, which keeps no names."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from peer_pages.fields import show_fuzzy_date
from peer_pages.funding.answering.forms import NEW, SAME
from peer_pages.models import Answer, Reminder
from peer_pages.templatetags.peer_format import kroner

WHICH = {SAME: _("Bevillingen er forlænget"), NEW: _("En ny bevilling")}
Level = Reminder.Level
ROLES: dict[Level, Any] = {
    Level.RESPONSIBLE: _("den ansvarlige for bevillingen"),
    Level.PARTNERS: _("en partner"),
    Level.EDITORS: _("redaktionen"),
}
"""As whom somebody was asked."""
LABELS: dict[str, Any] = {
    "which": _("Hvad er sket"),
    "ends": _("Pengene slutter"),
    "decision_on": _("Besked om næste år"),
    "amount": _("Beløb"),
    "funder": _("Bevillingsgiver"),
    "on": _("Dag"),
    "instead": _("I stedet"),
    "text": _("Ændret"),
    "note": _("Andet"),
}
"""By field, in the order in which they are told."""


def said(answer: Answer) -> list[tuple[str, str]]:
    """Return (label, text) for each thing that was said."""
    return [(str(label), _word(name, answer.values[name])) for name, label in LABELS.items() if name in answer.values]


def _word(name: str, value: Any) -> str:
    if name == "which":
        return str(WHICH.get(value, value))
    if name == "amount":
        return kroner(value)
    return show_fuzzy_date(value) if name in ("ends", "decision_on", "on") else str(value)


def in_one_text(answer: Answer) -> str:
    """Return all of it as lines of text, beginning with who answered; for whoever decides about it."""
    who = f"{answer.name} <{answer.address}>" if answer.name else answer.address
    lines = [_first_line(answer, who), *(f"{label}: {text}" for label, text in said(answer))]
    if answer.document:
        lines.append(gettext("Fil: %(title)s") % {"title": answer.document.title})
    return "\n".join(lines)


def for_history(answer: Answer) -> str:
    """Return the facts of it, which are kept: who it was, their own words and their file stay with the answer."""
    return "\n".join(_facts(answer))


def _facts(answer: Answer) -> Iterator[str]:
    yield _first_line(answer, role(answer))
    for name in (name for name in LABELS if name in answer.values and name not in Answer.OWN_WORDS):
        yield f"{LABELS[name]}: {_word(name, answer.values[name])}"
    if answer.document or not answer.values.keys().isdisjoint(Answer.OWN_WORDS):
        yield gettext("Resten står under Bevillinger, Svar.")


def role(answer: Answer) -> str:
    """Return as whom somebody answered, without a name; once the mail is forgotten nobody knows."""
    level = Level(answer.line.why) if answer.line else Level.NOBODY
    return str(ROLES.get(level, gettext("en, der blev spurgt")))


def _first_line(answer: Answer, who: str) -> str:
    return gettext("Svar på en påmindelse fra %(who)s: %(kind)s") % {"who": who, "kind": answer.get_kind_display()}
