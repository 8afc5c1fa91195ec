"""Asking judged queries and summing up."""

import pytest

from search.evaluation.judged import Judged
from search.evaluation.report import Report, evaluate

QUERIES = [
    Judged("bisidder", "topic", {"laps bisidderservice": 3, "sind": 1}),
    Judged("huset", "title", {"huset": 3}),
    Judged("tandlæge", "nothing", {}),
    Judged("angst", "topic", {"latad": 2}),
]
ANSWERS = {
    "bisidder": ["LAPs  Bisidderservice", "Noget andet"],
    "huset": ["Noget andet", "HUSET"],
    "tandlæge": [],
    "angst": ["Noget andet"] * 12,
}


@pytest.fixture
def report() -> Report:
    return evaluate(QUERIES, ANSWERS.__getitem__)


def test_titles_are_compared_without_regard_to_spaces_and_capitals(report: Report) -> None:
    bisidder, huset, tandlaege, angst = report.outcomes
    assert bisidder.ndcg == pytest.approx(7 / 7.630930)
    assert bisidder.recall == 0.5
    assert huset.ndcg == pytest.approx(0.630930)
    assert huset.reciprocal_rank == 0.5
    assert (tandlaege.ndcg, tandlaege.reciprocal_rank, tandlaege.recall) == (None, None, None)
    assert angst.ndcg == 0


def test_only_ten_titles_are_kept_as_they_are_spelled(report: Report) -> None:
    assert report.outcomes[0].found == ("LAPs  Bisidderservice", "Noget andet")
    assert len(report.outcomes[3].found) == 10


def test_figures_are_given_for_all_and_for_each_class(report: Report) -> None:
    assert list(report.classes) == ["topic", "title", "nothing"]
    assert [figures.queries for figures in report.classes.values()] == [2, 1, 1]
    assert report.total.mrr == pytest.approx((1 + 0.5 + 0) / 3)
    assert report.classes["topic"].mrr == 0.5
    assert report.classes["nothing"].none == report.total.none == 1


def test_the_worst_come_first_and_the_perfect_not_at_all(report: Report) -> None:
    assert [outcome.query for outcome in report.worst] == ["angst", "huset", "bisidder"]


def test_the_json_has_the_total_the_classes_and_each_query(report: Report) -> None:
    data = report.as_json()
    assert set(data) == {"total", "classes", "queries"}
    assert set(data["total"]) == set(data["classes"]["topic"]) == {
        "queries", "ndcg", "mrr", "recall", "hit_rate", "none",
    }  # fmt: skip
    assert [query["class"] for query in data["queries"]] == ["topic", "title", "nothing", "topic"]


def test_the_text_is_the_table_and_the_worst_queries(report: Report) -> None:
    table, worst = report.as_text().split("\n\n")
    assert len(table.splitlines()) == 5
    assert worst.splitlines()[1].split() == ["0.000", "topic", "angst"] + ["Noget", "andet", "·"] * 2 + [
        "Noget",
        "andet",
    ]


def test_a_report_where_all_went_well_is_only_the_table() -> None:
    assert "\n\n" not in evaluate(QUERIES[2:3], ANSWERS.__getitem__).as_text()
