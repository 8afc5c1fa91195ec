"""Only an index of our own shape is used; whatever else is in its place, a rebuild puts right."""

import pytest

from search.engines.base import Ask, EngineError, NoIndexError
from search.engines.elastic import index
from search.engines.elastic.engine import ElasticEngine, Options
from search.tests.engines.rows import fill, row
from search.tests.served import PATIENT

pytestmark = pytest.mark.services


def send(engine, method, path, body=None):
    return engine._server.ask(method, path, body, seconds=20)


def indices(engine):
    return set(send(engine, "GET", f"/{engine.options.prefix}*/_alias"))


def again(engine):
    """Return an engine as another process has it, which has not looked at the index yet."""
    return ElasticEngine(engine._server, engine.options)


WRONG = {
    "a field that ours lacks": {
        "mappings": {"dynamic": "strict", "properties": {**index.fields(), "x": {"type": "long"}}}
    },
    "a field missing": {"mappings": {"dynamic": "strict", "properties": {"id": {"type": "keyword"}}}},
    "another type": {"mappings": {"dynamic": "strict", "properties": {**index.fields(), "kind": {"type": "text"}}}},
    "another analyzer": {
        "mappings": {"dynamic": "strict", "properties": {**index.fields(), "title_stem": {"type": "text"}}}
    },
    "fields as they come": {"mappings": {"properties": index.fields()}},
    "none at all": {},
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("by_alias", [True, False])
def test_r19_an_index_of_another_shape_is_not_used_and_a_rebuild_replaces_it(elastic, wrong, by_alias):
    place = index.alias(elastic.options.prefix)
    name = f"{place}-20200101000000000000-abcd" if by_alias else place
    send(elastic, "PUT", f"/{name}", {**WRONG[wrong], **({"aliases": {place: {}}} if by_alias else {})})
    for act in (lambda: elastic.find(Ask()), lambda: elastic.put([row("a")]), elastic.versions):
        with pytest.raises(NoIndexError, match="search rebuild"):
            act()
    assert "another shape" in elastic.status().problem

    fill(elastic, [row("a", title="peer")])
    assert elastic.find(Ask()).total == 1
    assert indices(elastic) == {elastic.status().index}


def test_r19_an_index_of_an_older_schema_is_not_used_and_goes_with_the_next_rebuild(elastic, monkeypatch):
    monkeypatch.setattr(index, "VERSION", 0)
    fill(elastic, [row("old")])
    monkeypatch.undo()
    newer = again(elastic)
    with pytest.raises(NoIndexError):
        newer.find(Ask())
    assert "search rebuild" in newer.status().problem
    fill(newer, [row("new")])
    assert newer.versions() == {"new": "1"}
    assert indices(newer) == {newer.status().index}


def test_r19_two_indices_under_one_alias_are_not_used(elastic):
    fill(elastic, [row("a")])
    place = index.alias(elastic.options.prefix)
    send(elastic, "PUT", f"/{place}-20200101000000000000-abcd", {"aliases": {place: {}}})
    assert "2 indices" in again(elastic).status().problem


def test_r19_what_a_rebuild_that_died_left_goes_with_the_next(elastic):
    left = f"{index.alias(elastic.options.prefix)}-20200101000000000000-abcd"
    send(elastic, "PUT", f"/{left}", index.definition(elastic.name, f"{left}-filled", 0))
    fill(elastic, [row("a")])
    assert indices(elastic) == {elastic.status().index}


def test_a_rebuild_leaves_the_indices_of_others_alone(elastic):
    prefix = elastic.options.prefix
    theirs = {
        f"{prefix}-v1-notes",
        f"{prefix}-v2-v1-20200101000000000000-abcd",
        f"{prefix}x-v1-20200101000000000000-abcd",
    }
    for name in theirs:
        send(elastic, "PUT", f"/{name}", {})
    fill(elastic, [row("a")])
    assert indices(elastic) == {*theirs, elastic.status().index}


def test_r19_an_index_that_is_deleted_is_not_made_by_the_next_write(elastic):
    fill(elastic, [row("a")])
    elastic.find(Ask())
    send(elastic, "DELETE", f"/{elastic.status().index}")
    for act in (lambda: elastic.put([row("b")]), lambda: elastic.remove(["a"]), lambda: elastic.find(Ask())):
        with pytest.raises(NoIndexError, match="search rebuild"):
            act()
    assert indices(elastic) == set()


def test_r19_an_index_that_is_deleted_while_it_is_filled_is_not_made_again(elastic):
    def rows():
        for name in indices(elastic):
            send(elastic, "DELETE", f"/{name}")
        yield row("a")

    with pytest.raises(NoIndexError):
        fill(elastic, rows())
    assert indices(elastic) == set()


def test_of_two_rebuilds_at_once_the_later_is_used_and_the_earlier_fails(elastic):
    def slow():
        yield row("slow")
        fill(again(elastic), [row("quick")])

    with pytest.raises(EngineError):
        fill(elastic, slow())
    assert elastic.versions() == {"quick": "1"}
    assert indices(elastic) == {elastic.status().index}


def test_a_later_rebuild_that_has_not_ended_goes_on_when_an_earlier_one_ends(elastic):
    earlier = elastic.rebuild()
    earlier.__enter__().add([row("earlier")])
    with again(elastic).rebuild() as later:
        earlier.__exit__(None, None, None)
        assert elastic.versions() == {"earlier": "1"}
        later.add([row("later")])
    assert elastic.versions() == {"later": "1"}


def test_a_field_that_the_index_lacks_is_refused_by_the_server(elastic):
    fill(elastic, [row("a")])
    made = row("b")
    with pytest.raises(EngineError, match=r"document b.*unheard"):
        elastic.put([type(made)(**{**vars(made), "keywords": {"unheard": ("x",)}})])


def test_a_value_longer_than_lucene_takes_does_not_lose_the_document(elastic):
    fill(elastic, [row("a", title="x" * 40_000, organisation=("y" * 40_000,))])
    assert elastic.find(Ask()).total == 1


def test_replicas_are_as_many_as_told(elastic):
    engine = ElasticEngine(elastic._server, Options(prefix=elastic.options.prefix, replicas=2, seconds=PATIENT))
    fill(engine, [row("a")])
    ((_, found),) = send(engine, "GET", f"/{engine.status().index}/_settings").items()
    assert found["settings"]["index"]["number_of_replicas"] == "2"
