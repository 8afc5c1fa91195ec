"""Order, pages and equals."""

import pytest

from search.engines.base import Ask, Order
from search.engines.tree import AnyOf, Constant, Everything, Term
from search.tests.engines.rows import fill, ids, row

PEER = Term("title_exact", "peer")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order("starts"), ["past", "now", "later"]),
        (Order("starts", descending=True), ["later", "now", "past"]),
        (Order("order"), ["later", "past", "now"]),
    ],
)
def test_a_number_decides_where_asked_for(engine, order, expected):
    fill(
        engine,
        [
            row("now", title="peer peer", starts=0, order=3),
            row("later", title="peer ord", starts=5_000_000_000, order=1),
            row("past", title="peer", starts=-86_400, order=2),
        ],
    )
    found = engine.find(Ask(PEER, order=order))
    assert [hit.id for hit in found.hits] == expected
    assert {hit.score for hit in found.hits} == {0.0}


def test_the_best_comes_first_otherwise(engine):
    fill(engine, [row("worse", title="peer ord ord"), row("best", title="peer peer"), row("good", title="peer ord")])
    assert ids(engine, PEER) == ["best", "good", "worse"]


@pytest.mark.parametrize("order", [None, Order("starts")])
def test_pages_hold_each_document_once(engine, order):
    fill(engine, [row(f"{number:02}", title="peer", starts=number % 3) for number in range(25)])
    pages = [ids(engine, PEER, first=first, size=10, order=order) for first in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert sorted(identity for page in pages for identity in page) == [f"{number:02}" for number in range(25)]


def test_the_total_does_not_depend_on_the_page(engine):
    fill(engine, [row(str(number), title="peer") for number in range(12)])
    assert {engine.find(Ask(PEER, first=first, size=size)).total for first, size in [(0, 5), (10, 5), (50, 5)]} == {12}


def test_a_hit_has_its_record_as_it_was(engine):
    record = {"title": "Ærø", "list": [1, None, {"x": True}], "nested": {"a": {"b": "c"}}, "text": "<b>&\n"}
    made = row("a", title="peer")
    fill(engine, [type(made)(**{**vars(made), "record": record})])
    assert [(hit.id, hit.record) for hit in engine.find(Ask(PEER)).hits] == [("a", record)]


@pytest.mark.services
@pytest.mark.parametrize("order", [None, Order("starts")])
def test_equals_are_ordered_by_id_on_a_server(elastic, order):
    fill(elastic, [row(name, title="peer") for name in "dbca"])
    assert ids(elastic, Constant(PEER), order=order) == list("abcd")


def test_what_is_chosen_does_not_change_a_score(engine):
    fill(engine, [row("a", title="peer", kind=("course",)), row("b", title="peer ord", kind=("event",))])
    (alone,) = engine.find(Ask(PEER, chosen={"kind": ("event",)})).hits
    assert alone.score == pytest.approx(engine.find(Ask(PEER)).hits[1].score)


def test_everything_is_found_by_an_empty_question(engine):
    fill(engine, [row("a"), row("b", title="peer")])
    assert engine.find(Ask(Everything())).total == engine.find(Ask()).total == 2


def test_a_page_near_the_ten_thousandth_hit_is_answered(engine):
    fill(engine, (row(f"{number:05}", kind=("course",)) for number in range(10_050)))
    found = engine.find(Ask(AnyOf("kind", ("course",)), first=9_990, size=10))
    assert (found.total, len(found.hits)) == (10_050, 10)
    assert len(engine.versions()) == 10_050
