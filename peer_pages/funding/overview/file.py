"""The table as a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext

from peer_pages.funding.overview.rows import Row
from peer_pages.funding.overview.steps import Step
from peer_pages.models import Answer
from peer_pages.spreadsheets import as_csv
from peer_pages.templatetags.peer_format import fuzzy


def sent(rows: Sequence[Row]) -> HttpResponse:
    """Return all of `rows` as a file."""
    return as_csv("bevillinger.csv", _lines(rows))


def _lines(rows: Sequence[Row]) -> Iterator[list[Any]]:
    yield [
        gettext("Side"),
        gettext("Organisation"),
        gettext("Bevillingsgiver"),
        gettext("Pulje"),
        gettext("Beløb i kroner"),
        gettext("Fra"),
        gettext("Til"),
        gettext("Fornyes"),
        gettext("Afgørelse"),
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
        yield [*_grant(row), *_answer(row.step.last), *_next(row.step)]


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
        gettext("ja") if grant.renewed_yearly else gettext("nej"),
        row.decision,
        row.days_left,
        grant.responsible,
    ]


def _answer(last: Answer | None) -> list[Any]:
    return [last.get_kind_display(), last.name, localdate(last.answered_at)] if last else [None] * 3


def _next(step: Step) -> list[Any]:
    with_editors = [gettext("Redaktionen tager stilling til svaret.")] if step.is_with_editors else []
    return [step.on, " ".join([*with_editors, *step.questions]), step.whom]
