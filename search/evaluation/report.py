"""Asking judged queries and summing up: figures in total and per class, and where the search fails."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from search.evaluation.judged import Judged, comparable
from search.evaluation.metrics import DEPTH, ndcg, recall, reciprocal_rank
from search.evaluation.outcomes import Figures, Outcome
from search.evaluation.table import figures_table, worst_queries

Ask = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Report:
    """The outcomes of all queries, in the order of the file."""

    outcomes: tuple[Outcome, ...]

    @cached_property
    def total(self) -> Figures:
        """Return the figures over all queries; each query counts the same, whatever its class."""
        return Figures.of(self.outcomes)

    @cached_property
    def classes(self) -> dict[str, Figures]:
        """Return the figures of each class by its name, in the order of the file."""
        names = dict.fromkeys(outcome.group for outcome in self.outcomes)
        return {name: Figures.of([outcome for outcome in self.outcomes if outcome.group == name]) for name in names}

    @property
    def worst(self) -> list[Outcome]:
        """Return the outcomes that could be better, the worst first."""
        return sorted((outcome for outcome in self.outcomes if outcome.worth < 1), key=lambda outcome: outcome.worth)

    def as_json(self) -> dict[str, Any]:
        """Return `{"total": figures, "classes": {name: figures}, "queries": [outcome]}`."""
        return {
            "total": asdict(self.total),
            "classes": {name: asdict(figures) for name, figures in self.classes.items()},
            "queries": [outcome.as_json() for outcome in self.outcomes],
        }

    def as_text(self) -> str:
        """Return a table of the figures, then the worst queries with what came first."""
        return "\n\n".join(filter(None, [figures_table(self.classes, self.total), worst_queries(self.worst)]))


def evaluate(queries: Iterable[Judged], ask: Ask) -> Report:
    """Return how well `ask`, which gives the titles that a text finds, answers the judged queries."""
    return Report(tuple(_outcome(query, ask(query.query)) for query in queries))


def _outcome(judged: Judged, found: Sequence[str]) -> Outcome:
    outcome = Outcome(judged.query, judged.group, tuple(found[:DEPTH]))
    if not judged.grades:
        return outcome
    asked = [comparable(title) for title in found], judged.grades
    return replace(outcome, ndcg=ndcg(*asked), reciprocal_rank=reciprocal_rank(*asked), recall=recall(*asked))
