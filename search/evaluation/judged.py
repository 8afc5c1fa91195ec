"""Reading a relevance file: queries, and for each what a person judged to answer it."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

SHAPE = '{"queries": [{"query": "…", "class": "…", "relevant": [{"title": "…", "grade": 3}]}]}'


class RelevanceFileError(ValueError):
    """The file cannot be used; the message says where, what is wrong and what to write."""


@dataclass(frozen=True)
class Judged:
    """A query of a class, and the grade of each relevant title as `comparable` spells it; none is "find nothing"."""

    query: str
    group: str
    grades: Mapping[str, float]


def comparable(title: str) -> str:
    """Return `title` as titles are compared: single spaces, no difference between capitals and small letters."""
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def read(path: Path) -> list[Judged]:
    """Return the judged queries of a file; raise RelevanceFileError for one that is no relevance file."""
    try:
        return judged(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise RelevanceFileError(_("Filen %(path)s kan ikke læses.") % {"path": path}) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        wrong = _("Filen %(path)s er ikke JSON i UTF-8: %(reason)s.") % {"path": path, "reason": error}
        raise RelevanceFileError(wrong) from error


def judged(data: Any) -> list[Judged]:
    """Return the judged queries of what a relevance file holds; raise RelevanceFileError where one is malformed."""
    queries = data.get("queries") if isinstance(data, dict) else None
    if not isinstance(queries, list) or not queries:
        raise RelevanceFileError(_("Filen har ingen forespørgsler. Skriv %(shape)s.") % {"shape": SHAPE})
    return [_judged(query, number) for number, query in enumerate(queries, start=1)]


def _judged(query: Any, number: int) -> Judged:
    where = _("Forespørgsel %(number)d") % {"number": number}
    text = _text(query, "query", where)
    where = f"{where} (“{text}”)"
    return Judged(text, _text(query, "class", where), _grades(query.get("relevant"), where))


def _grades(relevant: Any, where: str) -> dict[str, float]:
    """Return the grade of each title; one judged to be worth nothing is no answer and is left out."""
    if not isinstance(relevant, list):
        wrong = _("%(where)s: “relevant” er ikke en liste. Skriv [] for det, der intet skal finde.") % {"where": where}
        raise RelevanceFileError(wrong)
    grades: dict[str, float] = {}
    for item in relevant:
        title, grade = _text(item, "title", where), _grade(item, where)
        if comparable(title) in grades:
            wrong = _("%(where)s: titlen “%(title)s” står der to gange. Slet den ene.")
            raise RelevanceFileError(wrong % {"where": where, "title": title})
        grades[comparable(title)] = grade
    return {title: grade for title, grade in grades.items() if grade}


def _text(item: Any, key: str, where: str) -> str:
    value = item.get(key) if isinstance(item, dict) else None
    if not isinstance(value, str) or not value.strip():
        wrong = _("%(where)s: “%(key)s” mangler eller er ikke en tekst. Skriv %(shape)s.")
        raise RelevanceFileError(wrong % {"where": where, "key": key, "shape": SHAPE})
    return value


def _grade(item: dict[str, Any], where: str) -> float:
    grade = item.get("grade")
    if isinstance(grade, bool) or not isinstance(grade, int | float) or not 0 <= grade <= 10:
        wrong = _("%(where)s: “%(title)s” har ingen karakter. Skriv “grade” som et tal fra 0 til 3.")
        raise RelevanceFileError(wrong % {"where": where, "title": item["title"]})
    return grade
