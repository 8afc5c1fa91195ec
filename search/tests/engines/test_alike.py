"""The same rows in the same order from every engine: a fallback that ranks otherwise would be another search."""

import random

import pytest

from search.engines.base import Ask, Order
from search.engines.schema import LEVELS, TEXTS, token_field
from search.engines.tree import (
    AnyOf,
    Best,
    Boost,
    Constant,
    Everything,
    Fuzzy,
    Must,
    Phrase,
    Plus,
    Prefix,
    Range,
    Some,
    Term,
    Where,
)
from search.tests.engines.rows import fill, row

pytestmark = pytest.mark.services

WORDS = (
    "peer støtte recovery mentor bisidder angst depression aarhus odense gruppe kursus samtale unge pårørende".split()
)
WEIGHTS = {"title": 8.0, "names": 5.0, "facts": 3.0, "body": 1.0}


def rows(seed: int, number: int = 80):
    """Return rows of words at chance; one in three names nobody."""
    chance = random.Random(seed)

    def text(most):
        return " ".join(chance.choices(WORDS, range(1, len(WORDS) + 1), k=chance.randint(1, most)))

    return [
        row(
            f"{each:03}",
            **{
                name: text(most)
                for name, most in zip(TEXTS, (8, 4, 12, 120), strict=True)
                if each % 3 or name != "names"
            },
            factor=chance.choice([1, 1, 1.25, 2]),
            kind=chance.sample(["course", "event", "initiative"], 1),
            starts=each * 86_400,
        )
        for each in range(number)
    ]


def word(value: str) -> Best:
    """Return the question for one word as a search has it: the best field, a little for the others."""
    return Best(
        tuple(Boost(Term(token_field(name, level), value), WEIGHTS[name]) for name in TEXTS for level in LEVELS), 0.1
    )


QUESTIONS = {
    "one word": word("peer"),
    "two words": Must((word("peer"), word("angst"))),
    "most of three": Some((word("peer"), word("angst"), word("odense")), 2),
    "a phrase": Phrase("body_exact", ("gruppe", "kursus")),
    "a loose phrase": Constant(Phrase("body_exact", ("gruppe", "kursus"), 2), 3),
    "a phrase on top": Plus(word("støtte"), (Boost(Phrase("body_exact", ("unge", "samtale")), 4),)),
    "within": Where(word("unge"), (AnyOf("kind", ("course", "event")), Range("starts", high=50 * 86_400))),
    "a misspelling": Best((Boost(Term("title_fold", "bisider"), 4), Constant(Fuzzy("title_fold", "bisider"), 2))),
    "a beginning": Some((word("mentor"), Constant(Prefix("title_exact", "re"), 1.5))),
    "added to a constant": Plus(Everything(), (word("samtale"),)),
}


@pytest.fixture
def both(elastic, engines):
    return elastic, engines.make("embedded")


@pytest.mark.parametrize("seed", [1, 2])
def test_every_question_finds_the_same_with_the_same_scores(both, seed):
    some = rows(seed)
    for engine in both:
        fill(engine, some)
    for name, question in QUESTIONS.items():
        server, embedded = (engine.find(Ask(question, size=80, count=("kind",))) for engine in both)
        assert server.total == embedded.total > 0, name
        assert server.counts == embedded.counts, name
        expected = {hit.id: pytest.approx(hit.score, rel=1e-3) for hit in embedded.hits}
        assert {hit.id: hit.score for hit in server.hits} == expected, name


def test_a_number_orders_alike(both):
    for engine in both:
        fill(engine, rows(3))
    server, embedded = (engine.find(Ask(word("peer"), size=80, order=Order("starts", True))).hits for engine in both)
    assert [hit.id for hit in server] == [hit.id for hit in embedded]


def test_the_same_is_found_after_writing_and_removing(both):
    first, second = rows(4), rows(5, 40)
    for engine in both:
        fill(engine, first)
        engine.put(second)
        engine.remove([one.id for one in first[40:60]])
    server, embedded = ({hit.id for hit in engine.find(Ask(word("peer"), size=80)).hits} for engine in both)
    assert server == embedded
