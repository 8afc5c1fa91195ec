"""Snippets with marked words."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlights import highlights


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("En bisidder går med", ["bisidder"], "En <mark>bisidder</mark> går med"),
        ("Bisidderen går med", ["bisidder"], "<mark>Bisidderen</mark> går med"),
        ("Kom til Århus", ["aarhus"], "Kom til <mark>Århus</mark>"),
        ("<b>peer</b> & co", ["peer"], "&lt;b&gt;<mark>peer</mark>&lt;/b&gt; &amp; co"),
        ("en to tre", ["en"], "<mark>en</mark> to tre"),
    ],
)
def test_words_are_marked(text: str, wanted: list[str], marked: str) -> None:
    assert highlights([text], wanted) == (marked,)


def test_nothing_to_mark_gives_no_snippet() -> None:
    assert highlights(["En tekst"], ["kursus"]) == ()
    assert highlights(["En tekst"], []) == ()


def test_a_long_text_is_cut_around_the_word() -> None:
    (snippet,) = highlights(["før " * 200 + "bisidder" + " efter" * 200], ["bisidder"])
    assert "<mark>bisidder</mark>" in snippet
    assert snippet.startswith("…før")
    assert snippet.endswith("efter…")
    assert len(snippet) < 300


def test_there_are_at_most_two() -> None:
    assert len(highlights([f"peer {number}" for number in range(5)], ["peer"])) == 2


def test_the_same_snippet_is_shown_once() -> None:
    assert len(highlights(["En peer", "En peer", "Andre peers"], ["peer"])) == 2


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_nothing_of_the_text_escapes_as_markup(text: str, wanted: list[str]) -> None:
    for snippet in highlights([text], [*wanted, *text.split()[:1]]):
        inner = snippet.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in inner
        assert unescape(inner).strip("…") in " ".join(text.split()) or "…" in text
