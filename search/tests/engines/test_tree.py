"""Every node of the tree finds and scores alike in every engine."""

import pytest

from search.engines.base import Ask
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
    where,
)
from search.tests.engines.rows import fill, ids, row, scores

ROWS = (
    row("1", title="peer støtte aarhus", kind=("course",), starts=10),
    row("2", title="støtte til peer", kind=("event",), starts=20),
    row("3", title="bisidder", kind=("course", "event"), starts=30),
    row("4", title="bisiddere aalborg", kind=("initiative",), starts=-40),
)
PEER, SUPPORT, CITY = (Term("title_exact", word) for word in ("peer", "støtte", "aarhus"))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (Everything(), "1234"),
        (PEER, "12"),
        (Term("title_exact", "ukendt"), ""),
        (Term("title_exact", "peer støtte"), ""),
        (Term("kind", "event"), "23"),
        (Phrase("title_exact", ("peer", "støtte")), "1"),
        (Phrase("title_exact", ("støtte", "peer"), 1), "2"),
        (Phrase("title_exact", ("støtte", "aarhus"), 0), "1"),
        (Phrase("title_exact", ("peer",)), "12"),
        (AnyOf("kind", ("course", "initiative")), "134"),
        (AnyOf("kind", ("ukendt",)), ""),
        (AnyOf("kind", ()), ""),
        (AnyOf("title_exact", ("aarhus", "aalborg")), "14"),
        (Prefix("title_exact", "bisid"), "34"),
        (Prefix("title_exact", "aa"), "14"),
        (Prefix("title_exact", "a.*"), ""),
        (Prefix("kind", "co"), "13"),
        (Fuzzy("title_exact", "bisider"), "3"),
        (Fuzzy("title_exact", "bisdider"), "3"),
        (Fuzzy("title_exact", "bisdider", sure=1), "3"),
        (Fuzzy("title_exact", "pissidder"), ""),
        (Fuzzy("title_exact", "visidder"), "3"),
        (Fuzzy("title_exact", "bisidere", 2), "34"),
        (Fuzzy("title_exact", "stotte"), "12"),
        (Range("starts", 10, 20), "12"),
        (Range("starts", low=20), "23"),
        (Range("starts", high=10), "14"),
        (Range("starts", 11, 19), ""),
        (Must((PEER, CITY)), "1"),
        (Must((PEER, Term("kind", "course"))), "1"),
        (Some((CITY, Term("title_exact", "bisidder"))), "13"),
        (Some((PEER, SUPPORT, CITY), 3), "1"),
        (Some((PEER, CITY, Term("title_exact", "bisidder")), 2), "1"),
        (Some(()), ""),
        (Best((CITY, Term("title_exact", "bisidder"))), "13"),
        (Best(()), ""),
        (Boost(PEER, 3), "12"),
        (Constant(PEER), "12"),
        (Where(PEER, (Range("starts", high=15),)), "1"),
        (Where(Everything(), (Range("starts", low=0), AnyOf("kind", ("event",)))), "23"),
        (where(PEER, ()), "12"),
        (Plus(PEER, (CITY, Term("title_exact", "bisidder"))), "12"),
    ],
)
def test_a_node_finds_what_it_says(standing, tree, expected):
    found = standing.find(Ask(tree))
    assert sorted(hit.id for hit in found.hits) == list(expected)
    assert found.total == len(expected)


@pytest.mark.parametrize(
    ("tree", "identity", "expected"),
    [
        (Everything(), "1", 1),
        (AnyOf("kind", ("course", "event")), "3", 1),
        (Prefix("title_exact", "bis"), "3", 1),
        (Fuzzy("title_exact", "bisider"), "3", 1),
        (Range("starts", 10, 20), "1", 1),
        (Constant(PEER), "1", 1),
        (Constant(Must((PEER, SUPPORT)), 2.5), "1", 2.5),
        (Boost(Everything(), 3), "1", 3),
        (Boost(Boost(Constant(PEER, 2), 3), 2), "1", 12),
        (Must((Everything(), Constant(PEER, 2))), "1", 3),
        (Some((Constant(PEER, 2), Constant(CITY, 3), Constant(SUPPORT, 4))), "1", 9),
        (Some((Constant(PEER, 2), Constant(CITY, 3), Constant(SUPPORT, 4)), 2), "2", 6),
        (Best((Constant(PEER, 2), Constant(CITY, 3))), "1", 3),
        (Best((Constant(PEER, 2), Constant(CITY, 3)), 0.5), "1", 4),
        (Where(Constant(PEER, 2), (SUPPORT, CITY)), "1", 2),
        (Plus(Constant(PEER, 2), (Constant(CITY, 5), Constant(SUPPORT, 1))), "1", 8),
        (Plus(Constant(PEER, 2), (Constant(CITY, 5), Constant(SUPPORT, 1))), "2", 3),
    ],
)
def test_a_node_scores_what_it_says(standing, tree, identity, expected):
    assert scores(standing, tree)[identity] == pytest.approx(expected)


def test_a_rare_word_weighs_as_bm25_says(standing):
    # ln(1 + (4 - 1 + 0.5) / (1 + 0.5)) × 1 × 2.2 / (1 + 1.2 × (0.25 + 0.75 × 3 / 2.25))
    assert scores(standing, CITY) == {"1": pytest.approx(1.05914, rel=1e-3)}


def test_a_short_text_scores_more_than_a_long_one(engine):
    fill(engine, [row("long", title="peer " + "ord " * 30), row("short", title="peer")])
    assert ids(engine, PEER) == ["short", "long"]


def test_a_word_twice_scores_more_than_once(engine):
    fill(engine, [row("once", title="peer ord"), row("twice", title="peer peer")])
    assert ids(engine, PEER) == ["twice", "once"]


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0, 4.0])
def test_the_factor_multiplies_every_score(engine, factor):
    fill(engine, [row("a", title="peer", factor=factor), row("b", title="andet")])
    assert scores(engine, Constant(PEER, 2)) == {"a": pytest.approx(2 * factor, rel=1e-3)}


def test_a_factor_may_turn_the_order(engine):
    fill(engine, [row("good", title="peer peer ord"), row("liked", title="peer ord ord", factor=3)])
    assert ids(engine, PEER) == ["liked", "good"]
