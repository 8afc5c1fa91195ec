"""What may stand for what."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.synonyms import table
from search.synonyms.table import Alternative, Table
from search.synonyms.words import normalised
from search.tests.synonyms.groups import group, saved

BOTH = group("bisidder", "ledsager", "støtte ved møder")
ONE_WAY = group("lær at tackle", kind="one_way", source="LATAD")
SAME = group("kursus", "kurser", kind="same_word")


def others(made: Table, text: str, **options: Any) -> dict[str, float]:
    """Return the alternatives to `text` as text and weight."""
    found = made.alternatives(normalised(text), **options)
    return {" ".join(one.words): one.weight for one in found}


def spelt(*texts: str) -> list[str]:
    return [" ".join(normalised(text)) for text in texts]


@pytest.mark.parametrize(
    ("text", "expected", "weight"),
    [
        ("bisidder", ("ledsager", "støtte ved møder"), 0.7),
        ("Ledsager", ("bisidder", "støtte ved møder"), 0.7),
        ("støtte ved møder", ("bisidder", "ledsager"), 0.7),
        ("latad", ("lær at tackle",), 0.7),
        ("lær at tackle", (), 0),
        ("kurser", ("kursus",), 1.0),
        ("støtte", (), 0),
        ("", (), 0),
    ],
)
def test_words_have_the_others_of_their_group(text: str, expected: tuple[str, ...], weight: float) -> None:
    assert others(Table.of([BOTH, ONE_WAY, SAME]), text) == dict.fromkeys(spelt(*expected), weight)


def test_longest_is_that_of_what_can_be_typed() -> None:
    assert Table.of([ONE_WAY]).longest == 1
    assert Table.of([ONE_WAY, BOTH]).longest == 3
    assert Table().longest == 0


def test_weightier_group_counts_where_two_say_the_same() -> None:
    made = Table.of([group("kursus", "kurser", "hold"), SAME])
    assert made.alternatives(("kursus",)) == (Alternative(("kurser",), 1.0), Alternative(("hold",), 0.7))


def test_groups_are_not_chained() -> None:
    made = Table.of([group("bisidder", "ledsager"), group("ledsager", "vagt")])
    assert set(others(made, "bisidder")) == {"ledsager"}
    assert set(others(made, "ledsager")) == {"bisidder", "vagt"}


def without_ending(word: str) -> str:
    return word.removesuffix("e")


def test_inflection_has_the_group_of_its_word_and_not_the_word_itself() -> None:
    made = Table.of([group("bisidder", "bisiddere", "ledsager")])
    assert set(others(made, "bisiddere", stem=without_ending)) == {"ledsager"}
    assert set(others(made, "ledsagere", stem=without_ending)) == {"bisidder", "bisiddere"}


class Shortening:
    """A lexicon whose stems are the first letters."""

    def __init__(self, letters: int) -> None:
        self.letters = letters

    def stem(self, word: str) -> str:
        return word[: self.letters]


def test_stems_are_those_of_the_lexicon_that_is_asked_with() -> None:
    made = Table.of([group("bisidder", "ledsager")])
    assert set(others(made, "bisxx", stem=Shortening(3).stem)) == {"ledsager"}
    assert others(made, "bisxx", stem=Shortening(4).stem) == {}
    assert set(others(made, "bisxx", stem=Shortening(3).stem)) == {"ledsager"}


@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=4, unique=True), max_size=5))
def test_groups_that_go_both_ways_are_symmetric(groups: list[list[str]]) -> None:
    made = Table.of([group(*words) for words in groups])
    assert all(one in others(made, other) for one in "abcdefg" for other in others(made, one))


@pytest.mark.django_db
def test_current_table_has_the_active_groups_of_its_language() -> None:
    saved("xbisidder", "xledsager")
    saved("xmentor", "xguide", active=False)
    saved("xcoach", "xtrainer", locale="en")
    assert set(others(table.current("da"), "xbisidder")) == {"xledsager"}
    assert others(table.current("da"), "xmentor") == others(table.current("da"), "xcoach") == {}
    assert set(others(table.current("en"), "xcoach")) == {"xtrainer"}


@pytest.mark.django_db
def test_change_holds_at_the_next_query_and_no_change_costs_one_small_query(
    django_assert_num_queries: Any,
) -> None:
    made = saved("xbisidder", "xledsager")
    before = table.current("da")
    with django_assert_num_queries(1):
        assert table.current("da") is before
    made.words = "xbisidder\nxmakker"
    made.save()
    assert set(others(table.current("da"), "xbisidder")) == {"xmakker"}
    made.active = False
    made.save()
    assert others(table.current("da"), "xbisidder") == {}
    made.delete()
    assert table.current("da") is not before
