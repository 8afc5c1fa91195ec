"""The figures for one query, reckoned by hand."""

import pytest

from search.evaluation.metrics import ndcg, recall, reciprocal_rank

GRADES = {"a": 3, "b": 2, "c": 1}
# The best order: 7/log2(2) + 3/log2(3) + 1/log2(4) = 7 + 1.892789 + 0.5
BEST = 9.392789
TEN_OTHERS = list("0123456789")


@pytest.mark.parametrize(
    ("titles", "gain"),
    [
        (["a", "b", "c"], BEST),
        (["a"], 7),
        (["b", "a"], 3 + 4.416508),  # 7/log2(3)
        (["x", "c", "x2", "b"], 0.630930 + 1.292030),  # 1/log2(3), 3/log2(5)
        ([*TEN_OTHERS[:9], "a"], 2.023455),  # 7/log2(11)
        ([*TEN_OTHERS, "a"], 0),
        (["a", "a", "b"], 7 + 1.5),  # the second counts for nothing and keeps its place
        ([], 0),
    ],
)
def test_ndcg_is_the_gain_as_a_share_of_the_best_orders(titles: list[str], gain: float) -> None:
    assert ndcg(titles, GRADES) == pytest.approx(gain / BEST, abs=1e-6)


def test_ndcg_of_the_first_ten_is_whole_where_more_than_ten_are_relevant() -> None:
    assert ndcg(TEN_OTHERS, dict.fromkeys([*TEN_OTHERS, "a", "b"], 2)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("titles", "rank"),
    [
        (["c", "a"], 1),
        (["x", "y", "b", "a"], 1 / 3),
        ([*TEN_OTHERS[:9], "a"], 0.1),
        ([*TEN_OTHERS, "a"], 0),
        ([], 0),
    ],
)
def test_reciprocal_rank_is_of_the_first_relevant_title(titles: list[str], rank: float) -> None:
    assert reciprocal_rank(titles, GRADES) == pytest.approx(rank)


@pytest.mark.parametrize(
    ("titles", "share"),
    [
        (["c", "x", "a", "b"], 1),
        (["a"], 1 / 3),
        (["a", "a"], 1 / 3),
        (["c", *TEN_OTHERS, "a"], 1 / 3),
        (["x"], 0),
    ],
)
def test_recall_is_the_share_of_relevant_titles_among_the_first_ten(titles: list[str], share: float) -> None:
    assert recall(titles, GRADES) == pytest.approx(share)
