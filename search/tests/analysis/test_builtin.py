"""The files of words."""

from itertools import chain

import pytest

from search.analysis import builtin
from search.analysis.lexicon import built_in
from search.analysis.words import normalise

LISTS = ("simplex.txt", "whole.txt", "tails.txt", "places.txt", "plain.txt", "apart.txt")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_one_word_a_line_and_none_twice(name: str) -> None:
    words = [normalise(entry) for entry in builtin.entries(name)]
    assert words
    assert all(entry.isalpha() for entry in builtin.entries(name))
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", [*LISTS, "forms.txt", "families.txt"])
def test_a_list_says_what_it_is(name: str) -> None:
    assert (builtin.DATA / name).read_text(encoding="utf-8").startswith("# ")


def test_a_word_has_one_line_of_forms() -> None:
    words = [entry.partition(":")[0] for entry in builtin.entries("forms.txt")]
    assert len(words) == len(set(words))
    assert all(entry.partition(":")[2].split() for entry in builtin.entries("forms.txt"))


def test_a_word_is_of_one_family() -> None:
    words = list(chain.from_iterable(entry.split() for entry in builtin.entries("families.txt")))
    assert len(words) == len(set(words))


@pytest.mark.parametrize("entry", list(builtin.entries("families.txt")))
def test_a_family_has_one_stem(entry: str) -> None:
    assert len({built_in().stem(normalise(word)) for word in entry.split()}) == 1


@pytest.mark.parametrize("word", sorted(builtin.normalised("apart.txt")))
def test_a_word_that_is_kept_apart_is_its_own_stem(word: str) -> None:
    assert built_in().stem(word) == word


def test_a_word_is_no_tail_and_a_part_at_once() -> None:
    assert not builtin.normalised("tails.txt") & built_in().simplex


def test_no_compound_is_hidden_among_the_simple_words() -> None:
    both = builtin.normalised("simplex.txt") & builtin.normalised("whole.txt")
    assert both == frozenset()


@pytest.mark.parametrize("place", ["Aarhus", "Østerbro", "Jylland", "Bornholm", "Viborg", "København", "Åbenrå"])
def test_places_are_protected(place: str) -> None:
    assert normalise(place) in built_in().protected
