"""The passes of a search: each only when the one before found little, and none when the engine is slow."""

import time
from typing import Any

import pytest

from peer_pages.tests import factories
from search.analysis.lexicon import built_in
from search.asking import passes
from search.asking.passes import FEW, Outcome, Passes
from search.contract import FILTERS, Query
from search.engines import registry
from search.engines.base import Ask, EngineError, Found
from search.indexing.rebuilding import rebuild
from search.synonyms.table import Table

pytestmark = pytest.mark.django_db


class Counting:
    """Asks the engine, and counts; it may take its time, or fail after so many."""

    def __init__(self, *, seconds: float = 0.0, most: int = 10_000) -> None:
        self.seconds, self.most = seconds, most
        self.asked: list[Ask] = []

    def __call__(self, ask: Ask) -> Found:
        self.asked.append(ask)
        if len(self.asked) > self.most:
            raise EngineError("It is away.")
        time.sleep(self.seconds)
        return registry.engine().find(ask)


def run(text: str, find: Any = None, **asked: Any) -> Outcome:
    return Passes(Query(text, **asked), find=find or Counting(), lexicon=built_in(), synonyms=Table()).run()


@pytest.fixture
def indexed() -> None:
    """Make many pages about one thing, and one about each of some others."""
    for number in range(FEW):
        factories.make_course(f"Kursus i sorg {number}")
    factories.make_course("Kunstskolen", summary="Maling og keramik")
    factories.make_initiative("Natursamtaler", summary="Vandring med keramik")
    rebuild(registry.engine())


@pytest.mark.parametrize(
    ("text", "how", "total"),
    [
        ("sorg", "plain", FEW),
        ("kunstskolen", "plain", 1),
        ("sorg kunstskolen", "relaxed", FEW + 1),
        ("maling keramik", "wider", 2),
        ("natursamt", "beginnings", 1),
        ("kermik", "corrected", 2),
        ("maling keramik vandring", "relaxed", 2),
        ("tandlæge", "none", 0),
        ("!?", "none", 0),
    ],
)
def test_each_query_is_answered_by_the_first_pass_that_finds_something(
    indexed: None, text: str, how: str, total: int
) -> None:
    outcome = run(text)
    assert (outcome.how, outcome.found.total) == (how, total)
    assert (outcome.corrected != "") is (how == "corrected")


@pytest.mark.parametrize(("text", "asked"), [("sorg", 1), ("kunstskolen", 1), ("", 1), ("!?", 0)])
def test_what_is_found_at_once_is_asked_once(indexed: None, text: str, asked: int) -> None:
    find = Counting()
    run(text, find)
    assert len(find.asked) == asked


def test_without_a_text_what_is_listed_comes_by_kind_and_title(indexed: None) -> None:
    find = Counting()
    assert run("", find).found.total >= FEW + 2
    assert find.asked[0].order == passes.BROWSE


@pytest.mark.parametrize("sort", ["title", "newest"])
def test_every_pass_is_sorted_as_the_reader_asked(indexed: None, sort: str) -> None:
    find = Counting()
    run("natursamt", find, sort=sort)
    assert {ask.order for ask in find.asked if ask.size and ask.count} == {passes.ORDERS[sort]}


@pytest.mark.parametrize("text", [" ".join(f"ukendt{number}" for number in range(20)), "maling keramik vandring"])
def test_r18_a_slow_engine_is_not_asked_again_and_again(
    indexed: None, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(passes, "ENOUGH", 0.2)
    find = Counting(seconds=0.15)
    assert run(text, find).how == "none"
    assert 1 <= len(find.asked) <= 3


def test_what_a_slow_engine_found_first_is_the_answer(indexed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passes, "ENOUGH", 0.0)
    outcome = run("maling")
    assert (outcome.found.total, outcome.how, outcome.suggested) == (1, "plain", "")


@pytest.mark.parametrize("most", [0, 1, 2])
def test_an_engine_that_fails_at_any_pass_has_not_answered(indexed: None, most: int) -> None:
    with pytest.raises(EngineError, match="away"):
        run("maling keramik vandring", Counting(most=most))


def test_beside_a_little_the_likelier_word_is_suggested() -> None:
    for number in range(passes.LIKELIER):
        factories.make_course(f"Keramik {number}")
    factories.make_course("Kurset", summary="Kermik")
    rebuild(registry.engine())
    outcome = run("kermik")
    assert (outcome.found.total, outcome.how, outcome.suggested) == (1, "plain", "keramik")


def test_a_word_that_finds_hardly_more_is_not_suggested(indexed: None) -> None:
    factories.make_course("Kermik")
    rebuild(registry.engine())
    assert run("kermik").suggested == ""


@pytest.mark.parametrize("text", ["sorg", "sorg kunstskolen", "natursamt", "kermik", "maling keramik vandring"])
def test_the_filters_are_counted_for_what_is_shown(indexed: None, text: str) -> None:
    find = Counting()
    outcome = run(text, find)
    assert outcome.node is not None
    assert outcome.found.counts == find(Ask(outcome.node, count=FILTERS)).counts
    assert sum(outcome.found.counts["kind"].values()) == outcome.found.total


def test_nothing_is_asked_of_words_that_a_page_has(indexed: None) -> None:
    find = Counting()
    assert run("maling keramik", find).how == "wider"
    assert len(find.asked) == 2
