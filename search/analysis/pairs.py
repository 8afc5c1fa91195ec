"""Pairs of a query and a text that must find each other, or must not, from a file; and what the analysis says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.analysis.chain import found
from search.analysis.lexicon import Lexicon

WANTED, UNWANTED = "+", "-"


class BadPairError(ValueError):
    """A line of the file is not four columns with a + or a - in the first."""


@dataclass(frozen=True)
class Pair:
    """One line: whether `query` is to find `text`, and the kind of difference between them."""

    want: str
    query: str
    text: str
    kind: str


@dataclass(frozen=True)
class Outcome:
    """A pair, and whether the query found the text."""

    pair: Pair
    matched: bool

    @property
    def holds(self) -> bool:
        """Return whether that was wanted."""
        return self.matched == (self.pair.want == WANTED)

    def as_record(self) -> dict[str, Any]:
        """Return the outcome for JSON."""
        pair = self.pair
        return {
            "want": pair.want,
            "query": pair.query,
            "text": pair.text,
            "class": pair.kind,
            "matched": self.matched,
        }


def read(path: Path) -> list[Pair]:
    """Return the pairs of the tab-separated file at `path`; empty lines and comments (#) are left out.

    Raises BadPairError for a line that is not a pair or no UTF-8, OSError for a file that cannot be read.
    """
    return list(_pairs(path.read_bytes().splitlines()))


def _pairs(lines: Iterable[bytes]) -> Iterator[Pair]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith(b"#"):
            yield _pair(line, number)


def _pair(line: bytes, number: int) -> Pair:
    try:
        columns = line.decode("utf-8-sig").split("\t")
    except UnicodeDecodeError as error:
        raise BadPairError(f"Line {number} is not UTF-8: {error.reason}.") from error
    if len(columns) != 4:
        raise BadPairError(f"Line {number} has {len(columns)} columns; a pair has four, with tabs between.")
    want, query, text, kind = (column.strip() for column in columns)
    if want not in {WANTED, UNWANTED}:
        raise BadPairError(f"Line {number} begins with “{want}”; a pair begins with + or -.")
    return Pair(want, query, text, kind)


def outcomes(pairs: Iterable[Pair], lexicon: Lexicon) -> list[Outcome]:
    """Return what the analysis says to each pair."""
    return [Outcome(pair, found(pair.query, pair.text, lexicon)) for pair in pairs]
