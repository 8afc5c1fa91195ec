"""A question is never larger than its server takes, and loses alternatives of words, never words."""

from itertools import product

import pytest

from search.engines.base import Ask
from search.engines.elastic.clauses import bounded, leaves, narrowed
from search.engines.schema import LEVELS, TEXTS, token_field
from search.engines.tree import AnyOf, Best, Boost, Constant, Everything, Must, Plus, Range, Term, Where
from search.tests.engines.rows import fill, row

FIELDS = [token_field(text, level) for text, level in product(TEXTS, LEVELS)]
A, B, C = (Term("title_exact", word) for word in "abc")


def long_question(words: int, alternatives: int) -> Must:
    """Return a question of words, each with alternatives in every field."""
    return Must(
        tuple(
            Best(tuple(Boost(Term(name, f"w{word}"), 1.5) for name in FIELDS for _ in range(alternatives)), 0.1)
            for word in range(words)
        )
    )


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (A, 1),
        (Everything(), 1),
        (AnyOf("kind", ("x", "y", "z")), 1),
        (Must((A, Best((A, B, C)))), 4),
        (Where(Boost(A, 2), (Range("starts"), B)), 3),
        (Plus(Constant(A), (B, Must((A, C)))), 4),
    ],
)
def test_clauses_are_counted_at_any_depth(tree, expected):
    assert leaves(tree) == expected


def test_only_alternatives_are_left_out_and_the_last_first():
    tree = Where(Must((Boost(Best((A, B, C)), 2), Best((A,)))), (Best((B, C)),))
    assert narrowed(tree, 2) == Where(Must((Boost(Best((A, B)), 2), Best((A,)))), (Best((B, C)),))


@pytest.mark.parametrize("kind", ["elasticsearch", "opensearch"])
def test_a_question_that_fits_stays_as_it_is(kind):
    tree = long_question(20, 3)
    assert bounded(tree, kind) is tree


def test_a_question_that_does_not_fit_keeps_every_word():
    tree = bounded(long_question(20, 8), "opensearch")
    assert leaves(tree) <= 1000
    assert len(tree.parts) == 20
    assert {len(part.parts) for part in tree.parts} == {50}


def test_a_question_without_alternatives_is_sent_as_it_is():
    tree = Must((A,) * 1200)
    assert bounded(tree, "opensearch") == tree


@pytest.mark.services
def test_a_server_answers_twenty_words_with_twenty_synonyms_each(elastic):
    fill(elastic, [row("all", title=" ".join(f"w{word}" for word in range(20))), row("some", title="w1 w2")])
    assert [hit.id for hit in elastic.find(Ask(long_question(20, 20))).hits] == ["all"]
