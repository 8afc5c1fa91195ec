"""What a group changes, before it is saved."""

from typing import Any

import pytest

from peer_pages.tests import factories
from search.contract import Query, Result, Results
from search.models import SynonymGroup
from search.synonyms import effect as module
from search.synonyms.effect import effect
from search.synonyms.words import normalised
from search.tests.synonyms.groups import group, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_only(db: None) -> None:
    """Have none but the test's own groups."""
    SynonymGroup.objects.all().delete()


def places(text: str = "", **values: Any) -> list[tuple[str, int | None, int | None, str]]:
    """Return title, place now, place then and move of each line, for a group of xbisidder."""
    words = values.pop("words", ("xbisidder", "xledsager"))
    shown = effect(group(*words, **values), text)
    return [(line.result.title, line.now, line.then, line.moved) for line in shown.lines]


@pytest.fixture
def pages() -> None:
    """Two pages, each with a word of its own in its title."""
    factories.make_initiative("Xbisidder i Vejle")
    factories.make_initiative("Xledsager i Odense")


def test_pages_that_the_group_adds_are_new(pages: None) -> None:
    assert places() == [("Xbisidder i Vejle", 1, 1, "same"), ("Xledsager i Odense", None, 2, "new")]


def test_group_itself_is_nothing_that_is_saved(pages: None) -> None:
    places()
    assert not SynonymGroup.objects.exists()


def test_group_of_other_words_changes_nothing_for_the_query(pages: None) -> None:
    shown = effect(group("xvagt", "xmakker"), "xbisidder")
    assert shown.is_none
    assert (shown.query, shown.total_now, shown.total_then) == ("xbisidder", 1, 1)


def test_saved_group_is_compared_with_what_it_will_be(pages: None) -> None:
    made = saved("xbisidder", "xledsager")
    made.words = "xbisidder\nxvagt"
    assert [(line.result.title, line.moved) for line in effect(made).lines] == [
        ("Xbisidder i Vejle", "same"),
        ("Xledsager i Odense", "gone"),
    ]


def test_group_out_of_use_takes_away_what_it_gave(pages: None) -> None:
    made = saved("xbisidder", "xledsager")
    made.active = False
    shown = effect(made)
    assert (shown.total_now, shown.total_then) == (2, 1)


@pytest.mark.parametrize(
    ("values", "query"),
    [({}, "xbisidder"), ({"kind": "one_way", "source": "xstøtte"}, "xstøtte"), ({"words": ()}, "")],
)
def test_query_is_the_first_word_that_one_would_type(values: dict[str, Any], query: str) -> None:
    assert effect(group(*values.pop("words", ("xbisidder", "xledsager")), **values)).query == query


def test_moves_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(query: Query, *, synonyms: Any) -> Results:
        order = "bacd" if synonyms.alternatives(normalised("xbisidder")) else "abce"
        found = tuple(Result(one, "page", "/", id=one) for one in order)
        return Results(query.text, 4, found, (), "embedded")

    monkeypatch.setattr(module, "answer", answer)
    assert places() == [
        ("b", 2, 1, "up"),
        ("a", 1, 2, "down"),
        ("c", 3, 3, "same"),
        ("d", None, 4, "new"),
        ("e", 4, None, "gone"),
    ]
