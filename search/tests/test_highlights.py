"""Snippets with marked words."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.chain import query_terms
from search.analysis.lexicon import built_in
from search.asking.marking import Marker
from search.highlights import WIDTH, highlights


def marker(wanted: Iterable[str]) -> Marker:
    """Return the marker of some words of a query."""
    return Marker(query_terms(" ".join(wanted), built_in()), built_in())


def marked(texts: list[str], wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the snippets of `texts` around the words `wanted`."""
    return highlights(texts, marker(wanted).places)


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("En bisidder går med", ["bisidder"], "En <mark>bisidder</mark> går med"),
        ("Bisidderen går med", ["bisidder"], "<mark>Bisidderen</mark> går med"),
        ("Kom til Århus", ["aarhus"], "Kom til <mark>Århus</mark>"),
        ("<b>peer</b> & co", ["peer"], "&lt;b&gt;<mark>peer</mark>&lt;/b&gt; &amp; co"),
        ("en to tre", ["en"], "<mark>en</mark> to tre"),
        ("en enlig mor", ["en"], "<mark>en</mark> enlig mor"),
        ("tre to en", ["en"], "tre to <mark>en</mark>"),
        ("unge, ung og ungdom", ["ung"], "<mark>unge</mark>, <mark>ung</mark> og <mark>ungdom</mark>"),
        ("ÅRHUS-gruppen\n  mødes", ["aarhus", "gruppen"], "<mark>ÅRHUS</mark>-<mark>gruppen</mark> mødes"),
        ("peer_støtte", ["peer"], "<mark>peer</mark>_støtte"),
    ],
)
def test_words_are_marked(text: str, wanted: list[str], shown: str) -> None:
    assert marked([text], wanted) == (shown,)


def test_nothing_to_mark_gives_no_snippet() -> None:
    assert marked(["En tekst"], ["kursus"]) == ()
    assert marked(["En tekst"], []) == ()


def test_a_long_text_is_cut_around_the_word() -> None:
    (snippet,) = marked(["før " * 200 + "bisidder" + " efter" * 200], ["bisidder"])
    assert "<mark>bisidder</mark>" in snippet
    assert snippet.startswith("…før")
    assert snippet.endswith("efter…")
    assert len(snippet) < 300


def test_there_are_at_most_two() -> None:
    assert len(marked([f"peer {number}" for number in range(5)], ["peer"])) == 2


def test_the_same_snippet_is_shown_once() -> None:
    assert len(marked(["En peer", "En peer", "Andre peers"], ["peer"])) == 2


LONG_ADDRESS = "https://www.example.dk/" + "a" * 400


@pytest.mark.parametrize(
    "text",
    [
        f"peer {'ord ' * 42}{LONG_ADDRESS} {'mere ' * 2000}",
        f"{LONG_ADDRESS}/peer {'mere ' * 2000}",
        f"{'før ' * 2000}{LONG_ADDRESS}/peer",
        f"peer {LONG_ADDRESS}",
        f"{LONG_ADDRESS} peer",
        "peer/" * 5000,
        "peer," + "a" * 20_000,
        "a" * 20_000 + ",peer",
    ],
    ids=lambda text: f"{text[:20]}…{text[-10:]}",
)
def test_a_long_address_in_the_text_never_makes_a_snippet_long(text: str) -> None:
    (snippet,) = marked([text], ["peer"])
    shown = snippet.replace("<mark>", "").replace("</mark>", "")
    assert "<mark>peer</mark>" in snippet
    assert len(shown) <= 3 * WIDTH


def test_the_snippet_is_of_the_place_with_most_of_the_words() -> None:
    text = "peer i Vejle. " + "fyld " * 100 + "støtte fra en peer på et kursus. " + "fyld " * 100
    (snippet,) = marked([text], ["peer", "kursus", "stoette"])
    assert "<mark>støtte</mark> fra en <mark>peer</mark> på et <mark>kursus</mark>" in snippet
    assert "Vejle" not in snippet


def test_of_equal_places_the_first_is_shown() -> None:
    (snippet,) = marked(["peer først. " + "fyld " * 100 + "peer sidst."], ["peer"])
    assert snippet.startswith("<mark>peer</mark> først. fyld")
    assert snippet.endswith("fyld…")


def test_a_word_near_the_beginning_has_the_beginning_with_it() -> None:
    (snippet,) = marked(["Her kan en peer hjælpe. " + "fyld " * 100], ["peer"])
    assert snippet.startswith("Her kan en <mark>peer</mark>")


def test_the_end_of_a_text_has_no_dots_after_it() -> None:
    (snippet,) = marked(["fyld " * 100 + "til sidst en peer."], ["peer"])
    assert snippet.startswith("…fyld")
    assert snippet.endswith("<mark>peer</mark>.")


WORDS = st.sampled_from(["peer", "peers", "støtte", "i", "Århus", "og", "<b>", "&", "a" * 90, "b/" * 150, "café"])


@given(st.lists(WORDS, max_size=120), st.sampled_from([("peer",), ("stoette", "aarhus"), ("cafe",), ("i",)]))
def test_a_snippet_is_a_piece_of_the_text_with_every_answer_in_it_marked(words: list[str], wanted: tuple[str]) -> None:
    text = " ".join(words)
    for snippet in marked([text], wanted):
        assert unescape(re.sub(r"</?mark>", "", snippet)).removeprefix("…").removesuffix("…") in text
        assert snippet.startswith("…") or text.startswith(unescape(re.sub(r"</?mark>", "", snippet))[:10])
        plain = re.sub(r"<mark>.*?</mark>", " ", snippet)
        inner = plain.removeprefix("…").removesuffix("…").split(" ")[1:-1]  # a piece may be cut at its ends
        places = marker(wanted).places
        assert not [word for word in inner if word.isalpha() and list(places(word))]


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_nothing_of_the_text_escapes_as_markup(text: str, wanted: list[str]) -> None:
    for snippet in marked([text], [*wanted, *text.split()[:1]]):
        inner = snippet.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in inner
        assert unescape(inner).strip("…") in " ".join(text.split()) or "…" in text
