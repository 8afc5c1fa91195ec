"""The names of places that are shipped: each lies in areas that exist, and is known as a place."""

import csv
from pathlib import Path

import pytest

import peer_pages
from search.analysis.lexicon import built_in
from search.analysis.words import normalise, words_of
from search.contract import MAX_VALUES
from search.place_names import FILE, place_names

SEED = Path(peer_pages.__file__).parent / "data" / "municipalities.csv"
REGIONS = {f"Region {name}" for name in ("Nordjylland", "Midtjylland", "Syddanmark", "Sjælland", "Hovedstaden")}


@pytest.fixture(scope="module")
def municipalities() -> set[str]:
    with SEED.open(encoding="utf-8") as rows:
        return {row["name"] for row in csv.DictReader(rows)}


@pytest.mark.parametrize(("name", "areas"), place_names().items())
def test_a_name_stands_for_areas_of_one_kind(name: str, areas: tuple[str, ...], municipalities: set[str]) -> None:
    assert set(areas) <= municipalities or set(areas) <= REGIONS
    assert len(set(areas)) == len(areas) <= MAX_VALUES
    assert name not in municipalities
    assert all(normalise(word.text) in built_in().protected for word in words_of(name))


def test_no_name_is_there_twice() -> None:
    lines = [
        line for line in FILE.read_text(encoding="utf-8").splitlines() if ": " in line and not line.startswith("#")
    ]
    assert sum(line.partition(": ")[0].count(",") + 1 for line in lines) == len(place_names())
