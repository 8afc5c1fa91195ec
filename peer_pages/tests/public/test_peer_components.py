"""The small parts of the components. No database."""

import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import RequestContext
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.templatetags import peer_components

STOPS = ["A", "B", "C", "D", "E"]


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def test_icon_is_hidden_from_screen_readers_and_takes_a_class() -> None:
    html = peer_components.icon("email", **{"class": "alert-icon"})
    assert 'class="icon-svg alert-icon"' in html
    assert 'aria-hidden="true"' in html
    assert html.count("#email") == 1


def test_name_of_an_icon_is_escaped() -> None:
    assert "<script>" not in peer_components.icon('"><script>')


@pytest.mark.parametrize("shape", [dict, SimpleNamespace], ids=["mapping", "object"])
def test_a_checkbox_is_drawn_from_any_shape_of_data(shape: Callable[..., Any]) -> None:
    html = peer_components.checkboxes("f", [shape(value="a", label="A", count=1234, selected=True)])
    assert 'id="filter-f-a" name="f" value="a" checked' in html
    assert '<label for="filter-f-a">A <span class="filters__count">(1.234)</span></label>' in html


@pytest.mark.parametrize("count", [{}, {"count": None}, {"count": ""}], ids=str)
def test_a_checkbox_without_a_count_says_none(count: dict[str, Any]) -> None:
    html = peer_components.checkboxes("f", [{"value": "a", "label": "A", **count}])
    assert "checked" not in html
    assert '<label for="filter-f-a">A</label>' in html


def test_a_checkbox_counts_nothing_as_0() -> None:
    assert "(0)" in peer_components.checkboxes("f", [{"value": "a", "label": "A", "count": 0}])


@pytest.mark.parametrize("part", ["value", "label", "count"])
def test_no_part_of_a_checkbox_is_markup(part: str) -> None:
    html = peer_components.checkboxes("f", [{"value": "a", "label": "A", part: '"><script>'}])
    assert "&quot;&gt;&lt;script&gt;" in html
    assert "<script>" not in html


@pytest.mark.parametrize("kind", peer_components.KINDS)
def test_each_kind_has_a_name_and_an_icon_in_both_languages(kind: str) -> None:
    danish_name = peer_components.kind_label(kind)
    assert danish_name
    assert "#" in peer_components.kind_icon(kind)
    with translation.override("en"):
        assert peer_components.kind_label(kind)


@pytest.mark.parametrize("kind", ["noget nyt", "", "Initiative"])
def test_unknown_kind_does_no_harm(kind: str) -> None:
    assert peer_components.kind_label(kind) == "Om kataloget"
    assert peer_components.kind_icon(kind) == peer_components.kind_icon("page")


def test_status_is_a_badge_with_its_colour() -> None:
    assert peer_components.status_badge("cancelled") == '<span class="badge badge-error">Aflyst</span>'


@pytest.mark.parametrize("status", ["active", "", "noget nyt"])
def test_status_that_everybody_expects_goes_unsaid(status: str) -> None:
    assert peer_components.status_badge(status) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (["a", "b"], "a, b"),
        (("a",), "a"),
        ([1, "b"], "1, b"),
        ("a og b", "a og b"),
        ([], ""),
        ("", ""),
        (None, ""),
    ],
)
def test_words_are_joined(value: Any, words: str) -> None:
    assert peer_components.join_words(value) == words


@pytest.mark.parametrize(
    ("address", "html"),
    [
        ("ida@example.dk", "ida<wbr>@example.dk"),
        ("<b>@x", "&lt;b&gt;<wbr>@x"),
        ("ida", "ida"),
        ("@", "<wbr>@"),
        ("", ""),
    ],
)
def test_address_may_break_before_the_at_sign_and_is_escaped(address: str, html: str) -> None:
    assert peer_components.breakable(address) == html


@given(st.text(alphabet=st.characters(exclude_characters="\0")))
def test_breaking_an_address_loses_nothing_and_opens_no_tag(address: str) -> None:
    html = peer_components.breakable(address)
    assert html.count("<") == html.count("<wbr>") == address.count("@")


@pytest.mark.parametrize(
    ("address", "name", "value", "query"),
    [
        ("/kurser/", "side", 2, "?side=2"),
        ("/kurser/?side=1&region=1081", "side", 2, "?side=2&region=1081"),
        ("/kurser/?kun=online&kun=gratis", "side", 3, "?kun=online&kun=gratis&side=3"),
        ("/kurser/?q=%C3%A5%20%26", "side", 2, "?q=%C3%A5+%26&side=2"),
    ],
)
def test_question_keeps_everything_but_what_is_changed(address: str, name: str, value: int, query: str) -> None:
    request = RequestFactory().get(address)
    assert peer_components.query_with(RequestContext(request, {"request": request}), name, value) == query


@pytest.mark.parametrize(
    ("place", "position", "letter", "share"),
    [
        ("A", None, "A", 0),
        ("C", None, "C", 50),
        ("E", None, "E", 100),
        ("b", None, "B", 25),
        (" d ", None, "D", 75),
        ("A", 60, "C", 60),
        ("E", 0, "A", 0),
        ("", 250, "E", 100),
        (None, -5, "A", 0),
        ("X", 88.6, "E", 89),
    ],
)
def test_continuum_marks_the_place(place: str | None, position: float | None, letter: str, share: int) -> None:
    drawn = peer_components.continuum(place, position)
    assert (drawn["letter"], drawn["share"]) == (letter, share)
    assert [stop["letter"] for stop in drawn["stops"]] == STOPS


@pytest.mark.parametrize("place", ["", None, "X", "AB", "Å", "AE"])
def test_continuum_is_not_drawn_without_a_place(place: str | None) -> None:
    assert peer_components.continuum(place) == {"stops": []}


@given(st.floats(min_value=0, max_value=100))
def test_mark_stands_between_the_ends_next_to_its_letter(position: float) -> None:
    drawn = peer_components.continuum(None, position)
    by_letter = {stop["letter"]: stop["x"] for stop in drawn["stops"]}
    assert by_letter["A"] <= drawn["here"] <= by_letter["E"]
    assert abs(by_letter[drawn["letter"]] - drawn["here"]) <= (by_letter["B"] - by_letter["A"]) / 2 + 1


def test_film_has_a_player_only_where_it_may_be_framed() -> None:
    film = peer_components.film_at("https://youtu.be/dQw4w9WgXcQ")
    assert film is not None
    assert film.service == "YouTube"
    assert peer_components.film_at("https://evil.example/dQw4w9WgXcQ") is None


def test_badges_and_kinds_are_translated() -> None:
    with translation.override("en"):
        words = [re.sub("<[^>]+>", "", peer_components.status_badge(status)) for status in peer_components.BADGES]
        words += [peer_components.kind_label(kind) for kind in peer_components.KINDS]
    same = {"Organisation", "Region"}
    danish = {str(label) for label, _style in peer_components.BADGES.values()}
    danish |= {str(kind.label) for kind in peer_components.KINDS.values()}
    assert set(words) & danish <= same
