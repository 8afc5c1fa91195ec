"""The report for reading."""

from search.evaluation.outcomes import Figures, Outcome
from search.evaluation.table import MOST_SHOWN, figures_table, worst_queries

ALL = Figures(3, 0.5, 0.25, 1.0, 1.0, 0.0)


def test_each_class_and_the_total_have_a_line_in_straight_columns() -> None:
    table = figures_table({"topic": Figures(2, 0.5, 0.25, 1.0, 1.0, None), "nothing": ALL}, ALL)
    assert table.splitlines() == [
        "klasse   antal  nDCG@10  MRR@10  recall@10  hit rate  intet fundet",
        "topic        2    0.500   0.250      1.000     1.000             –",
        "nothing      3    0.500   0.250      1.000     1.000         0.000",
        "i alt        3    0.500   0.250      1.000     1.000         0.000",
    ]


def test_a_bad_query_is_shown_with_what_came_first() -> None:
    bad = [Outcome("angst", "topic", (), ndcg=0.0), Outcome("huset i byen", "title", tuple("ABCD"), ndcg=0.25)]
    assert worst_queries(bad).splitlines() == [
        " værd  klasse  forespørgsel  kom først",
        "0.000  topic   angst         intet",
        "0.250  title   huset i byen  A · B · C",
    ]


def test_no_more_bad_queries_are_shown_than_one_reads() -> None:
    bad = [Outcome(str(number), "topic", (), ndcg=0.0) for number in range(MOST_SHOWN + 1)]
    assert len(worst_queries(bad).splitlines()) == MOST_SHOWN + 1  # the head is a line too


def test_where_all_went_well_nothing_is_shown() -> None:
    assert worst_queries([]) == ""
