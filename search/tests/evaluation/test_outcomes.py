"""Figures over many queries, reckoned by hand."""

import pytest

from search.evaluation.outcomes import Figures, Outcome

WELL = Outcome("bisidder", "topic", ("A",), ndcg=1.0, reciprocal_rank=1.0, recall=0.5)
BADLY = Outcome("huset", "title", ("B", "A"), ndcg=0.6, reciprocal_rank=0.5, recall=1.0)
MISSED = Outcome("angst", "topic", ("B",), ndcg=0.0, reciprocal_rank=0.0, recall=0.0)
RIGHTLY_NOTHING = Outcome("tandlæge", "nothing", ())
WRONGLY_SOMETHING = Outcome("Bornholm", "nothing", ("A",))


def test_figures_are_means_over_the_queries_they_are_about() -> None:
    figures = Figures.of([WELL, BADLY, MISSED, RIGHTLY_NOTHING, WRONGLY_SOMETHING])
    assert figures.queries == 5
    assert figures.ndcg == pytest.approx(1.6 / 3)
    assert figures.mrr == pytest.approx(1.5 / 3)
    assert figures.recall == pytest.approx(1.5 / 3)
    assert figures.hit_rate == pytest.approx(2 / 3)
    assert figures.none == pytest.approx(1 / 2)


def test_what_has_no_query_has_no_figure() -> None:
    assert Figures.of([RIGHTLY_NOTHING]) == Figures(1, None, None, None, None, 1.0)
    assert Figures.of([WELL]).none is None


@pytest.mark.parametrize(("outcome", "worth"), [(BADLY, 0.6), (RIGHTLY_NOTHING, 1), (WRONGLY_SOMETHING, 0)])
def test_worth(outcome: Outcome, worth: float) -> None:
    assert outcome.worth == worth


def test_the_json_has_the_names_of_the_file() -> None:
    assert BADLY.as_json() == {
        "query": "huset", "class": "title", "ndcg": 0.6, "reciprocal_rank": 0.5, "recall": 1.0, "found": ["B", "A"],
    }  # fmt: skip
