"""What may be searched for in place of a text that finds nothing."""

from typing import Any

import pytest

from search.analysis.lexicon import built_in
from search.asking.reading import Reading, read
from search.asking.shortening import MOST, shorter
from search.synonyms.table import Table


class Catalogue:
    """Knows some words."""

    def __init__(self, *words: str) -> None:
        self.words = set(words)

    def has(self, one: Any) -> bool:
        return one.text in self.words


def reading(text: str) -> Reading:
    return read(text, lexicon=built_in(), synonyms=Table())


KNOWN: Any = Catalogue("angst", "depression", "sorg", "vejle", "støtte", "region")


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("angst", ()),
        ("hypnose", ()),
        ("", ()),
        ("angst hypnose", ("angst",)),
        ("angst og depression i Vejle", ("angst og depression", "angst", "depression")),
        ("angst i Næstved Kommune", ("angst",)),
        ("hypnose mod angst i Region Sjælland", ("angst",)),
        ("depression, hypnose i Vejle", ("depression, i Vejle", "depression")),
        ("§ 85 hypnose", ("§ 85",)),
        ("panikangst", ("angst",)),
        ("panikangst i Vejle", ("angst i Vejle", "angst")),
        ("fødselsdepression", ("depression",)),
        ("sorgstøtte", ("støtte", "sorg")),
        ("41275427 angst", ()),
    ],
)
def test_a_text_is_made_shorter(text: str, texts: tuple[str, ...]) -> None:
    assert shorter(reading(text), KNOWN, reading, built_in()) == texts


def test_only_some_texts_are_worth_a_search() -> None:
    words = [f"ord{letter}" for letter in "bcdefghijk"]
    known: Any = Catalogue(*words)
    assert len(shorter(reading(" ".join([*words, "hypnose"])), known, reading, built_in())) == MOST
