"""An answer in words: for the one who gave it, for the history and for the editors."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from peer_pages.fields import show_fuzzy_date
from peer_pages.funding.answering.forms import NEW, SAME
from peer_pages.models import Answer
from peer_pages.templatetags.peer_format import kroner

WHICH = {SAME: _("Bevillingen er forlænget"), NEW: _("En ny bevilling")}
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
    """Return all of it as lines of text, beginning with who answered."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    who = f"{answer.name} <{answer.address}>" if answer.name else answer.address
    yield gettext("Svar på en påmindelse fra %(who)s: %(kind)s") % {"who": who, "kind": answer.get_kind_display()}
    yield from (f"{label}: {text}" for label, text in said(answer))
    if answer.document:
        yield gettext("Fil: %(title)s") % {"title": answer.document.title}
