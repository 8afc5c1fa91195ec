"""Counts are exact: against counting one by one, with each field's own choice left out."""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import Ask
from search.engines.embedded.beside import beside
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.tree import AnyOf, Everything, Range, Term, Where
from search.tests.engines.rows import chosen_of, counts_of, fill, row

COUNTED = ("kind", "region", "municipality", "target")
SPECIAL = 'NOT a"\\ ) OR * TO [:~'
"""What an engine's own language of queries would take for part of it."""
values = {name: st.frozensets(st.sampled_from(["a", "b", "å ø", "1084", SPECIAL]), max_size=3) for name in COUNTED}
rows_of_any_kind = st.lists(st.fixed_dictionaries({**values, "starts": st.integers(-3, 3)}), max_size=12)
choices = st.dictionaries(
    st.sampled_from(COUNTED), st.frozensets(st.sampled_from(["a", "b", "å ø", "c", SPECIAL]), max_size=2)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=rows_of_any_kind, chosen=choices, low=st.none() | st.integers(-2, 2))
def test_counts_are_those_of_counting_one_by_one(engine, some, chosen, low):
    rows = [row(str(number), **each) for number, each in enumerate(some)]
    fill(engine, rows)
    chosen = {name: tuple(sorted(each)) for name, each in chosen.items()}
    tree = Everything() if low is None else Where(Everything(), (Range("starts", low),))
    found = engine.find(Ask(tree, chosen=chosen, count=COUNTED, size=50))

    reached = [one for one in rows if low is None or one.numbers["starts"] >= low]
    wanted = chosen_of(reached, chosen)
    assert found.total == len(wanted)
    assert {hit.id for hit in found.hits} == {one.id for one in wanted}
    assert found.counts == {name: counts_of(chosen_of(reached, chosen, but=name), name) for name in COUNTED}


ROWS = (
    row("1", kind=("course",), region=("1082",)),
    row("2", kind=("course",), region=("1081", "1082")),
    row("3", kind=("event",), region=("1082",)),
    row("4", kind=("event",), region=("1081",)),
)


@pytest.mark.parametrize(
    ("chosen", "total", "kinds", "regions"),
    [
        ({}, 4, {"course": 2, "event": 2}, {"1082": 3, "1081": 2}),
        ({"kind": ("course",)}, 2, {"course": 2, "event": 2}, {"1082": 2, "1081": 1}),
        ({"kind": ("course", "event")}, 4, {"course": 2, "event": 2}, {"1082": 3, "1081": 2}),
        ({"kind": ("course",), "region": ("1081",)}, 1, {"course": 1, "event": 1}, {"1082": 2, "1081": 1}),
        ({"kind": ("unknown",)}, 0, {"course": 2, "event": 2}, {}),
        ({"kind": ()}, 4, {"course": 2, "event": 2}, {"1082": 3, "1081": 2}),
    ],
)
def test_a_field_is_counted_without_its_own_choice(standing, chosen, total, kinds, regions):
    found = standing.find(Ask(chosen=chosen, count=("kind", "region")))
    assert (found.total, found.counts) == (total, {"kind": kinds, "region": regions})


def test_counts_hold_for_what_the_tree_finds_and_for_all_pages(standing):
    found = standing.find(Ask(AnyOf("region", ("1081",)), count=("kind",), first=1, size=1))
    assert (found.total, len(found.hits), found.counts) == (2, 1, {"kind": {"course": 1, "event": 1}})


def test_nothing_is_counted_unless_asked_for(standing):
    assert standing.find(Ask()).counts == {}


def test_every_municipality_is_counted(engine):
    codes = [f"{number:04}" for number in range(101, 199)]
    fill(engine, [row(f"{code}-{n}", municipality=(code,)) for code in codes for n in range(1 + int(code) % 2)])
    assert engine.find(Ask(count=("municipality",))).counts["municipality"] == {
        code: 1 + int(code) % 2 for code in codes
    }


def test_no_hits_are_given_where_none_are_asked_for(standing):
    found = standing.find(Ask(size=0, count=("kind",)))
    assert (found.total, found.hits, found.counts["kind"]) == (4, (), {"course": 2, "event": 2})


def test_the_counts_of_little_may_be_left_out_and_are_right_when_they_are_not(standing):
    ask = Ask(AnyOf("kind", ("course",)), count=("region",))
    right = {"region": {"1082": 2, "1081": 1}}
    assert standing.find(replace(ask, least=3)).counts in ({}, right)
    assert standing.find(replace(ask, least=2)).counts == right


@pytest.mark.parametrize("large", [0, 20_000])
def test_counting_beside_gives_the_same(tmp_path, monkeypatch, large):
    monkeypatch.setattr("search.engines.embedded.engine.LARGE", large)
    engine = EmbeddedEngine(tmp_path)
    fill(engine, ROWS)
    ask = Ask(Term("body_exact", "x"), chosen={"kind": ("course",)}, count=("kind",))
    assert engine.find(replace(ask, tree=Everything())).counts == {"kind": {"course": 2, "event": 2}}
    assert engine.find(ask).counts == {"kind": {}}


def test_a_new_process_counts_with_threads_of_its_own():
    assert beside(lambda: 1)() == 1
    child = os.fork()
    if not child:
        os._exit(beside(lambda: 7)())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_what_fails_beside_fails_where_it_is_waited_for():
    waiting = beside(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        waiting()
