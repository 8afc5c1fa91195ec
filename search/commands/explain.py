"""`search explain`: why the results of a query rank as they do."""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, OutputWrapper

from search.asking.answering import answer
from search.asking.explaining import Explanation, explain
from search.contract import Query, Results
from search.engines.base import EngineError

HELP = "Tell why the first results of a query rank as they do, or why one document does or does not."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the query, and which document."""
    parser.add_argument("query", metavar="QUERY", help="what somebody types")
    parser.add_argument("--document", default="", metavar="ID", help="one document, such as page:12")
    parser.add_argument("--locale", default=settings.LANGUAGE_CODE, help="the language that is searched")
    parser.add_argument("--size", type=int, default=3, help="how many results are explained")


def run(out: OutputWrapper, *, query: str, document: str, locale: str, size: int, **_options: Any) -> None:
    """Print an explanation of each result."""
    asked = Query(query, locale=locale, page_size=size)
    try:
        results = answer(asked)
        meant = replace(asked, text=results.corrected or query)
        out.write(f"{results.total} found by {results.engine} ({results.how}){_instead(results)}")
        for identity in [document] if document else [one.id for one in results.results]:
            out.write("\n".join(_lines(explain(meant, identity), identity)))
    except EngineError as error:
        raise CommandError(str(error)) from error


def _instead(results: Results) -> str:
    return f", for {results.corrected!r} instead" if results.corrected else ""


def _lines(why: Explanation, identity: str) -> Iterator[str]:
    if why.document is None:
        yield f"{identity}: there is no such document; is it published?"
        return
    score = "not found by all of it" if why.score is None else f"{why.score:.2f}, place {why.position}"
    yield f"{identity} {why.document.title}: {score}"
    for one in why.concepts:
        where = ", ".join(f"{ground.text} ({ground.level}, {ground.weight:.2f})" for ground in one.grounds)
        yield f"  {one.text}: {where or ('missing' if one.must else 'not there, need not be')}"
    for reason in why.freshness:
        yield f"  {reason.id}: times {reason.factor:.2f}"
