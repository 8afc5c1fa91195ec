"""Notes searches and what was opened from them, beside the request: a search is never slower or lost for it."""

import re
import uuid
from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

from search.contract import FILTERS, Query, Results
from search.log.anonymous import anonymous
from search.log.models import SearchClick, SearchEntry
from search.log.writer import write
from search.synonyms.words import normalised

SALT = "search.log"
LASTS = 24 * 60 * 60
"""Seconds for which a page of results may still tell what was opened from it."""
DEEPEST = 5_000
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_DOCUMENT = re.compile(r"[a-z]{1,20}:[0-9]{1,12}(:[A-Za-z-]{1,12})?")


class BadClickError(Exception):
    """The click is of no search of ours, of one too long ago, or of nothing that a search shows."""


def note(query: Query, results: Results) -> str:
    """Note an answered search; return the token by which the page tells what was opened, "" when nothing is noted.

    Nobody asked anything where there is neither text nor filter; most who do so are programs.
    """
    filters = {name: list(query.filters.of(name)) for name in FILTERS if query.filters.of(name)}
    if not query.text and not filters:
        return ""
    text = anonymous(query.text)
    entry = SearchEntry(
        id=uuid.uuid4(),
        hour=timezone.now().replace(minute=0, second=0, microsecond=0),
        text=text[:200],
        words=" ".join(normalised(text))[:400],
        locale=query.locale,
        filters=filters,
        total=results.total,
        how=getattr(results, "how", "plain" if results.total else "none"),
        page=query.page,
        engine=results.engine,
        took_ms=max(results.took_ms, 0),
    )
    write(entry)
    return signing.TimestampSigner(salt=SALT).sign(entry.id.hex)


@dataclass(frozen=True)
class Click:
    """What the page sends: its token, the result's id and its place, counted from 1."""

    token: str
    document: str
    position: str


def clicked(click: Click) -> None:
    """Note that a result was opened; raises `BadClickError` with the reason when the click means nothing."""
    try:
        entry = uuid.UUID(signing.TimestampSigner(salt=SALT).unsign(click.token, max_age=LASTS))
    except (signing.BadSignature, ValueError) as error:
        raise BadClickError("entry is no token, or too old a one") from error
    if not _DOCUMENT.fullmatch(click.document):
        raise BadClickError("document must be the id of a result, such as page:12")
    if not (_NUMBER.fullmatch(click.position) and int(click.position) <= DEEPEST):
        raise BadClickError(f"position must be a whole number from 1 to {DEEPEST}")
    write(SearchClick(entry_id=entry, document=click.document, position=int(click.position)))
