"""`search pairs`: a file of queries and texts through the analysis alone; a report, so the exit status is 0."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError

from search import lexicon
from search.analysis.lexicon import Lexicon, built_in
from search.analysis.pairs import UNWANTED, WANTED, BadPairError, Outcome, Pair, outcomes, read

HELP = "Print which pairs of a query and a text find each other by the Danish analysis alone."
SAYS = {WANTED: "wanted, not found", UNWANTED: "found, not wanted"}


def add_arguments(parser: ArgumentParser) -> None:
    """Take a file, and how to print."""
    parser.add_argument("file", metavar="FILE", help="tab-separated: + or -, query, indexed text, class")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(out: OutputWrapper, *, file: str, **options: Any) -> None:
    """Print what the analysis says to the pairs in `file`."""
    found = outcomes(_pairs(Path(file)), _lexicon())
    for line in as_json(found) if options["json"] else as_text(found):
        out.write(line)


def _lexicon() -> Lexicon:
    """Return the site's lexicon; the built-in one where there is no database yet, since the pairs need none."""
    try:
        return lexicon.current()
    except DatabaseError:
        return built_in()


def _pairs(path: Path) -> list[Pair]:
    try:
        return read(path)
    except (BadPairError, OSError) as error:
        raise CommandError(str(error)) from error


def as_json(found: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of a JSON list, one object a line."""
    lines = [json.dumps(outcome.as_record(), ensure_ascii=False) for outcome in found]
    yield "[" + ",\n ".join(lines) + "]"


def as_text(found: list[Outcome]) -> Iterator[str]:
    """Yield a line for each class and for all, and what did not hold."""
    for want, title in ((WANTED, "Wanted"), (UNWANTED, "Unwanted")):
        some = [outcome for outcome in found if outcome.pair.want == want]
        for kind in dict.fromkeys(outcome.pair.kind for outcome in some):
            yield _share(f"{title}, {kind}", [outcome for outcome in some if outcome.pair.kind == kind])
        yield _share(f"{title}, all", some)
    for outcome in found:
        if not outcome.holds:
            yield f"  {SAYS[outcome.pair.want]}: {outcome.pair.query} | {outcome.pair.text} | {outcome.pair.kind}"


def _share(title: str, some: list[Outcome]) -> str:
    return f"{title:<30} {sum(outcome.holds for outcome in some)} of {len(some)} hold"
