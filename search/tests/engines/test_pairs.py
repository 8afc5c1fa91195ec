"""Pairs of a query and a title that must find each other, or must not: through each engine as through the analysis."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from search.analysis.lexicon import built_in
from search.analysis.pairs import UNWANTED, WANTED, read
from search.asking import building, reading
from search.catalogue.document import CatalogueDocument
from search.catalogue.rows import row
from search.engines.base import Ask
from search.synonyms.table import Table
from search.tests.engines.rows import fill

OWN = Path(__file__).parents[1] / "analysis" / "pairs.tsv"
FILES = {"own": OWN, "shared": Path(__file__).parents[4] / "shared" / "search" / "pairs.dev.tsv"}
LEAST_WANTED, MOST_UNWANTED = 0.90, 0.05
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def document(number: int, title: str):
    """Return the row of a page that has nothing but its title."""
    return row(CatalogueDocument(str(number), "da", "", title, ""), lexicon=built_in(), now=NOW)


def found_by(engine, query: str) -> set[str]:
    """Return the ids of what has all that the query is about."""
    tree = building.strict(reading.read(query, lexicon=built_in(), synonyms=Table()))
    return {hit.id for hit in engine.find(Ask(tree, size=5_000)).hits}


@pytest.mark.parametrize("name", FILES)
def test_wanted_pairs_find_each_other_and_unwanted_ones_do_not(engine, name):
    if not FILES[name].exists():
        pytest.skip(f"{FILES[name].name} is not in this checkout")
    pairs = read(FILES[name])
    fill(engine, [document(number, pair.text) for number, pair in enumerate(pairs)])
    by_query = {query: found_by(engine, query) for query in {pair.query for pair in pairs}}
    matched = {want: [] for want in (WANTED, UNWANTED)}
    for number, pair in enumerate(pairs):
        matched[pair.want].append(str(number) in by_query[pair.query])
    assert sum(matched[WANTED]) >= LEAST_WANTED * len(matched[WANTED]), sum(matched[WANTED])
    assert sum(matched[UNWANTED]) <= MOST_UNWANTED * len(matched[UNWANTED]), sum(matched[UNWANTED])
