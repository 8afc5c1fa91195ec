"""A report for reading in a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple

from django.utils.translation import gettext as _

from search.evaluation.outcomes import Figures, Outcome

MOST_SHOWN = 20
FIRST_SHOWN = 3


def figures_table(classes: Mapping[str, Figures], total: Figures) -> str:
    """Return a row of figures per class and one for all; "–" is where no query counts for a figure."""
    rows = [
        (_("klasse"), _("antal"), "nDCG@10", "MRR@10", "recall@10", "hit rate", _("intet fundet")),
        *((name, *_cells(figures)) for name, figures in classes.items()),
        (_("i alt"), *_cells(total)),
    ]
    return "\n".join(_aligned(rows))


def worst_queries(worst: Sequence[Outcome]) -> str:
    """Return a row per query with what came first, for as many as one reads; "" where all went well."""
    rows = [(f"{one.worth:.3f}", one.group, one.query, _first(one.found)) for one in worst[:MOST_SHOWN]]
    head = (_("værd"), _("klasse"), _("forespørgsel"), _("kom først"))
    return "\n".join(_aligned([head, *rows], numbers=slice(0, 1))) if rows else ""


def _cells(figures: Figures) -> Iterator[str]:
    for value in astuple(figures):
        yield "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _first(found: Iterable[str]) -> str:
    return " · ".join(list(found)[:FIRST_SHOWN]) or _("intet")


def _aligned(rows: Sequence[Sequence[str]], numbers: slice = slice(1, None)) -> Iterator[str]:
    """Yield lines with columns of one width; those in `numbers` are aligned to the right."""
    right = range(len(rows[0]))[numbers]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = enumerate(zip(row, widths, strict=True))
        yield "  ".join(cell.rjust(width) if at in right else cell.ljust(width) for at, (cell, width) in cells).rstrip()
