"""The table as a file that a Danish Excel opens as it is: semicolons, and UTF-8 that says so."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext

from peer_pages.funding.overview.rows import Row
from peer_pages.funding.overview.steps import Step
from peer_pages.models import Answer
from peer_pages.templatetags.peer_format import fuzzy

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


def as_csv(rows: Sequence[Row]) -> HttpResponse:
    """Return all of `rows` as a file."""
    headers = {"Content-Disposition": 'attachment; filename="bevillinger.csv"', "Cache-Control": "no-store"}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response, delimiter=";").writerows(_lines(rows))
    return response


def _lines(rows: Sequence[Row]) -> Iterator[list[Any]]:
    yield [
        gettext("Side"),
        gettext("Organisation"),
        gettext("Bevillingsgiver"),
        gettext("Pulje"),
        gettext("Beløb i kroner"),
        gettext("Fra"),
        gettext("Til"),
        gettext("Dage tilbage"),
        gettext("Ansvarlig"),
        gettext("Seneste svar"),
        gettext("Svaret af"),
        gettext("Svaret den"),
        gettext("Næste skridt"),
        gettext("Spørgsmål"),
        gettext("Hvem spørges"),
    ]
    for row in rows:
        yield [_cell(value) for value in (*_grant(row), *_answer(row.step.last), *_next(row.step))]


def _grant(row: Row) -> list[Any]:
    grant = row.grant
    return [
        grant.page.title,
        row.organisations,
        grant.funder,
        grant.programme,
        grant.amount_dkk,
        fuzzy(grant.starts),
        fuzzy(grant.ends),
        row.days_left,
        grant.responsible,
    ]


def _answer(last: Answer | None) -> list[Any]:
    return [last.get_kind_display(), last.name, localdate(last.answered_at)] if last else [None] * 3


def _next(step: Step) -> list[Any]:
    return [step.on, " ".join(step.questions), step.whom]


def _cell(value: Any) -> Any:
    """Return text so that no spreadsheet takes it for a formula; numbers stay numbers."""
    if value is None or isinstance(value, int):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) or text.startswith(FORMULA) else text
