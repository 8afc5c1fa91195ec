"""`search evaluate`: how relevant the first ten results are; an error where they are not relevant enough."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, OutputWrapper
from django.utils.translation import gettext as _

from search.asking.answering import answer
from search.contract import Query
from search.engines.base import EngineError
from search.evaluation.judged import RelevanceFileError, read
from search.evaluation.report import Ask, Report, evaluate

HELP = "Measure how relevant the first ten results are, by queries that a person judged."


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the file, the engine, the form of the report and the least figure."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the judged queries, as JSON")
    parser.add_argument("--engine", default="", metavar="NAME", help="the engine to ask; without it the one in use")
    parser.add_argument("--json", action="store_true", help="print the figures and what each query found as JSON")
    parser.add_argument("--at-least", type=share, metavar="SHARE", help="fail where nDCG@10 is less, from 0 to 1")


def run(out: OutputWrapper, **options: Any) -> None:
    """Print the report; a file that cannot be read and too low a figure are a CommandError."""
    try:
        report = evaluate(read(options["file"]), asking(options["engine"]))
    except (RelevanceFileError, ImproperlyConfigured, EngineError) as error:
        raise CommandError(str(error)) from error
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=1) if options["json"] else report.as_text()
    out.write(text)
    check(report, options["at_least"])


def asking(name: str) -> Ask:
    """Return the function that gives the titles on the first page of what the engine `name` finds."""
    return lambda text: [result.title for result in answer(Query(text), engine=name).results]


def check(report: Report, least: float | None) -> None:
    """Raise CommandError where nDCG@10 is below `least`, or no query has a figure at all."""
    if least is None:
        return
    if report.total.ndcg is None:
        raise CommandError(_("Ingen forespørgsel i filen har relevante titler, så der er intet at måle."))
    if report.total.ndcg < least:
        figures = {"ndcg": f"{report.total.ndcg:.3f}", "least": f"{least:.3f}"}
        raise CommandError(_("nDCG@10 er %(ndcg)s og skulle være mindst %(least)s.") % figures)


def share(text: str) -> float:
    """Return the number from 0 to 1 that `text` is; raise ArgumentTypeError for anything else."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"{text!r} is no number from 0 to 1, such as 0.85")
    return value
