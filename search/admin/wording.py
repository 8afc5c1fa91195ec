"""An explanation in plain Danish: what the words of the ranking are called by those who look after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.asking.explaining import ConceptFound, Explanation, Ground
from search.catalogue.freshness import Reason

TEXTS = {
    "title": _("i titlen"),
    "names": _("i navne på organisationer og personer"),
    "facts": _("i resumé, steder, målgrupper eller emner"),
    "body": _("i brødteksten"),
}
LEVELS = {
    "exact": _("“%(word)s” står %(where)s"),
    "stem": _("“%(word)s” står %(where)s i en anden form"),
    "parts": _("“%(word)s” er en del af et længere ord %(where)s"),
    "fold": _("“%(word)s” står %(where)s med æ, ø eller å"),
    "synonym": _("Synonymet “%(word)s” står %(where)s"),
    "compound": _("Ordet skrevet sammen med naboordet, “%(word)s”, står %(where)s"),
    "split": _("Delene af ordet, %(word)s, står hver for sig %(where)s"),
}
REASONS = {
    "person": _("Det er en person; tilbud kommer først"),
    "ended": _("Det er slut"),
    "planned": _("Det er planlagt og ikke begyndt"),
    "checked": _("Siden er bekræftet inden for det seneste år"),
    "coming": _("Der er en dato, som ligger forude"),
    "popular": _("Andre åbner den ofte fra resultaterne"),
}
HOW = {
    "corrected": _("Søgningen fandt for lidt, så et ord blev rettet. Her forklares den rettede søgning."),
    "beginnings": _("Søgningen fandt for lidt, så også ord, der begynder som de skrevne, tæller med."),
    "relaxed": _("Ingen side har alle ordene, så sider med de fleste af dem tæller med."),
    "wider": _("Få sider har alle ordene, så sider med de fleste af dem kommer efter dem."),
}


@dataclass(frozen=True)
class Line:
    """One reason as a sentence, and what the score is multiplied by."""

    text: str
    factor: str


@dataclass(frozen=True)
class Word:
    """One thing that the query is about, and where the page has it."""

    text: str
    must: bool
    lines: list[Line]


def words(explanation: Explanation) -> list[Word]:
    """Return what the query is about, each with the ways in which the page has it, the weightiest first."""
    return [Word(one.text, one.must, list(_lines(one))) for one in explanation.concepts]


def _lines(found: ConceptFound) -> Iterator[Line]:
    for ground in sorted(found.grounds, key=lambda ground: -ground.weight):
        yield Line(_sentence(ground), number_format(ground.weight, 2))


def _sentence(ground: Ground) -> str:
    return str(LEVELS[ground.level]) % {"word": ground.word, "where": TEXTS[ground.text]}


def freshness(found: tuple[Reason, ...]) -> list[Line]:
    """Return why the page counts for more or less beside the words."""
    return [Line(str(REASONS.get(reason.id, reason.id)), number_format(reason.factor, 2)) for reason in found]


def missing(explanation: Explanation) -> str:
    """Return what the page lacks as a sentence; "" when it lacks nothing that it must have."""
    if not explanation.missing:
        return ""
    lacks = ", ".join(f"“{word}”" for word in explanation.missing)
    said = gettext(
        "Siden har ikke %(words)s: hverken ordet selv, en anden form af det, en del af et ord eller et synonym."
    )
    return said % {"words": lacks}


def account(own: dict[str, Any], depth: int = 0) -> Iterator[str]:
    """Yield the engine's own account of the score, a line for each number, indented."""
    if own:
        yield f"{'  ' * depth}{own.get('value', 0):.4g}  {own.get('description', '')}"
    for part in own.get("details") or ():
        yield from account(part, depth + 1)
