"""What is written is there for the next question, and a rebuild is all or nothing."""

import pytest

from search.engines.base import Ask, EngineError, NoIndexError
from search.engines.tree import Term
from search.tests.engines.rows import fill, ids, row

PEER = Term("title_exact", "peer")


@pytest.fixture
def engine(engine):
    fill(engine, [row("a", title="peer"), row("b", title="ord", version="7")])
    return engine


def test_what_is_put_is_found_by_the_next_question(engine):
    engine.put([row("c", title="peer"), row("d", title="peer")])
    assert sorted(ids(engine, PEER)) == ["a", "c", "d"]


def test_what_is_put_again_takes_the_place_of_what_was_there(engine):
    engine.put([row("a", title="andet", version="2", kind=("event",))])
    assert ids(engine, PEER) == []
    assert engine.read(["a"]) == {"a": {"title": "andet", "id": "a"}}
    assert engine.versions() == {"a": "2", "b": "7"}
    assert engine.find(Ask(count=("kind",))).counts["kind"] == {"event": 1}


def test_the_last_of_two_rows_with_one_id_stays(engine):
    engine.put([row("c", title="peer"), row("c", title="andet")])
    assert engine.read(["c"])["c"]["title"] == "andet"
    assert engine.find(Ask()).total == 3


@pytest.mark.parametrize(
    ("gone", "left"),
    [(["a"], ["b"]), (["a", "b"], []), (["unknown"], ["a", "b"]), ([], ["a", "b"]), (["x", "b"], ["a"])],
)
def test_what_is_removed_is_gone_and_what_is_unknown_is_no_error(engine, gone, left):
    engine.remove(gone)
    assert sorted(engine.versions()) == left
    assert sorted(ids(engine, Ask().tree)) == left


def test_another_process_sees_what_was_written(engine, new_engine):
    other = new_engine()
    assert sorted(other.versions()) == ["a", "b"]
    engine.put([row("c", title="peer")])
    engine.remove(["b"])
    assert sorted(other.versions()) == ["a", "c"]
    fill(engine, [row("z", title="peer")])
    assert ids(other, PEER) == ["z"]


def test_records_are_read_by_id_and_the_unknown_left_out(engine):
    assert engine.read(["b", "unknown", "a"]) == {
        "a": {"title": "peer", "id": "a"},
        "b": {"title": "ord", "id": "b"},
    }
    assert engine.read([]) == {}


@pytest.mark.parametrize("identity", ["page:12:da", "æ ø/å?#%", "x" * 200, '"'])
def test_any_id_is_written_read_explained_and_removed(engine, identity):
    engine.put([row(identity, title="peer")])
    assert set(engine.read([identity])) == {identity}
    assert engine.explain(Ask(PEER), identity)["value"] > 0
    engine.remove([identity])
    assert sorted(engine.versions()) == ["a", "b"]


def test_a_field_that_the_schema_lacks_is_refused(engine):
    made = row("c")
    with pytest.raises((EngineError, KeyError), match="unheard"):
        engine.put([type(made)(**{**vars(made), "keywords": {"unheard": ("x",)}})])
    assert sorted(engine.versions()) == ["a", "b"]


def test_a_rebuild_takes_the_place_of_all_that_was_there(engine):
    before = engine.status().index
    fill(engine, [row("z", title="peer")])
    assert ids(engine, PEER) == ["z"]
    assert engine.versions() == {"z": "1"}
    assert engine.status().index != before


def test_nothing_changes_for_readers_until_a_rebuild_ends(engine):
    with engine.rebuild() as filling:
        filling.add([row("y", title="peer")])
        assert ids(engine, PEER) == ["a"]
        filling.add([row("z", title="peer")])
        assert sorted(engine.versions()) == ["a", "b"]
    assert sorted(ids(engine, PEER)) == ["y", "z"]


def test_what_is_put_during_a_rebuild_is_found_while_it_lasts(engine):
    with engine.rebuild() as filling:
        filling.add([row("z", title="peer")])
        engine.put([row("c", title="peer")])
        engine.remove(["a"])
        assert ids(engine, PEER) == ["c"]
    assert ids(engine, PEER) == ["z"]


class HalfwayError(Exception):
    pass


@pytest.mark.parametrize("error", [HalfwayError, KeyboardInterrupt])
def test_r19_a_rebuild_that_fails_leaves_the_old_index_serving(engine, error):
    before = engine.status()

    def rows():
        yield row("z", title="peer")
        raise error

    with pytest.raises(error):
        fill(engine, rows())
    assert engine.status() == before
    assert ids(engine, PEER) == ["a"]
    engine.put([row("c", title="peer")])
    assert sorted(ids(engine, PEER)) == ["a", "c"]


def test_a_rebuild_of_nothing_leaves_an_empty_index(engine):
    fill(engine, [])
    found = engine.find(Ask(PEER, count=("kind",)))
    assert (found.total, found.hits, found.counts) == (0, (), {"kind": {}})
    assert engine.versions() == {}


def test_the_score_of_a_document_is_explained(engine):
    (hit,) = engine.find(Ask(PEER)).hits
    explained = engine.explain(Ask(PEER), "a")
    assert explained["value"] == pytest.approx(hit.score)
    assert explained["description"]
    assert explained["details"]


@pytest.mark.parametrize(
    ("ask", "identity"), [(Ask(PEER), "b"), (Ask(PEER), "unknown"), (Ask(PEER, chosen={"kind": ("course",)}), "a")]
)
def test_what_is_not_found_is_not_explained(engine, ask, identity):
    assert engine.explain(ask, identity) is None


def test_the_status_names_the_index_and_counts_its_documents(engine):
    status = engine.status()
    assert (status.engine, status.healthy, status.documents, status.problem) == (engine.name, True, 2, "")
    assert status.index


ACTS = {
    "find": lambda engine: engine.find(Ask(PEER)),
    "explain": lambda engine: engine.explain(Ask(PEER), "a"),
    "read": lambda engine: engine.read(["a"]),
    "put": lambda engine: engine.put([row("c")]),
    "remove": lambda engine: engine.remove(["a"]),
    "versions": lambda engine: engine.versions(),
}


@pytest.mark.parametrize("act", ACTS)
def test_r19_without_an_index_everything_says_how_to_make_it(new_engine, act):
    engine = new_engine()
    with pytest.raises(NoIndexError, match="search rebuild"):
        ACTS[act](engine)
    status = engine.status()
    assert not status.healthy
    assert "manage.py search rebuild" in status.problem
