"""The words that are known, their stems and parts."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import lexicon
from search.analysis.lexicon import Lexicon, built_in

SMALL = Lexicon(
    simplex=frozenset({"angst", "gruppe", "kursus", "recovery"}),
    protected=frozenset({"randers", "københavn", "aarhusgruppe"}),
    overrides={"kurser": "kursus", "kursus": "kursus"},
)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("grupperne", "grup"),
        ("kurser", "kursus"),
        ("angstkurser", "angstkursus"),
        ("randers", "randers"),
        ("københavns", "københavn"),
        ("depressioner", "depression"),
        ("recoverymentorer", "recoverymentor"),
        ("104", "104"),
        ("er", "er"),
    ],
)
def test_the_stem_of_a_word(word: str, stem: str) -> None:
    assert SMALL.stem(word) == stem


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("angstgrupper", ("angst", "grup")),
        ("angstkursusgruppe", ("angst", "kursus", "grup", "angstkursus", "kursusgrup")),
        ("gruppegruppe", ("grup",)),
        ("gruppe", ()),
        ("aarhusgruppe", ()),
        ("randers", ()),
        ("ukendt", ()),
    ],
)
def test_the_parts_of_a_word(word: str, parts: tuple[str, ...]) -> None:
    assert SMALL.parts(word) == parts


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("angstkursusgruppe", ("angst", "kursus", "grup")), ("gruppe", ()), ("randers", ()), ("ukendt", ())],
)
def test_the_smallest_pieces_of_a_word(word: str, pieces: tuple[str, ...]) -> None:
    assert SMALL.pieces(word) == pieces


def test_the_same_content_has_the_same_fingerprint() -> None:
    same = Lexicon(SMALL.simplex, SMALL.protected, dict(reversed(list(SMALL.overrides.items()))))
    assert same.fingerprint == SMALL.fingerprint


@pytest.mark.parametrize(
    "changed",
    [
        {"simplex": frozenset({"angst"})},
        {"protected": frozenset({"angst"})},
        {"overrides": {"kurser": "kurs"}},
        {"tails": frozenset({"ramt"})},
        {"plain": frozenset({"lager"})},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_other_content_has_another_fingerprint(changed: Mapping[str, object]) -> None:
    assert Lexicon(**changed).fingerprint != Lexicon().fingerprint  # type: ignore[arg-type]


def test_a_word_that_moves_to_another_list_changes_the_fingerprint() -> None:
    assert Lexicon(simplex=frozenset("a")).fingerprint != Lexicon(protected=frozenset("a")).fingerprint


def test_another_version_of_the_steps_has_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Lexicon().fingerprint
    monkeypatch.setattr(lexicon, "ANALYSIS_VERSION", lexicon.ANALYSIS_VERSION + 1)
    assert Lexicon().fingerprint != before


def test_words_are_added_normalised_to_those_there_are() -> None:
    larger = SMALL.with_words(simplex=["Zumba", "Café", ""], protected=["Aabenraa"])
    assert larger.simplex == SMALL.simplex | {"zumba", "cafe"}
    assert larger.protected == SMALL.protected | {"åbenrå"}
    assert larger.parts("zumbacafe") == ("zumba", "caf")
    assert larger.fingerprint != SMALL.fingerprint


def test_a_place_that_is_added_is_taken_apart_no_more() -> None:
    assert SMALL.parts("angstgruppe")
    assert not SMALL.with_words(protected=["Angstgruppe"]).parts("angstgruppe")


@pytest.mark.parametrize(
    ("word", "known"), [("lager", True), ("randers", True), ("angsten", True), ("kurser", True), ("radgivning", False)]
)
def test_a_word_of_its_own_is_known(word: str, known: bool) -> None:
    assert Lexicon(SMALL.simplex, SMALL.protected, SMALL.overrides, plain=frozenset({"lager"})).is_known(word) == known


@pytest.mark.parametrize(("word", "meant"), [("kobenhavn", "københavn"), ("angst", ""), ("ukendt", "")])
def test_a_word_that_lost_its_danish_letters_is_recognised(word: str, meant: str) -> None:
    assert SMALL.unfolded(word) == meant


def test_the_built_in_lexicon_is_made_once() -> None:
    assert built_in() is built_in()
    assert built_in().parts("selvhjælpsgruppe")[:3] == ("selv", built_in().stem("hjælp"), "grup")


FORMS = sorted(built_in().overrides)
SIMPLE = sorted(built_in().simplex)


@given(
    st.lists(st.sampled_from(SIMPLE), max_size=2),
    st.sampled_from(["", "s", "e"]),
    st.one_of(st.sampled_from(FORMS), st.sampled_from(SIMPLE)),
)
def test_a_word_has_a_trace_of_its_stem_and_of_each_part(fronts: list[str], link: str, head: str) -> None:
    word = link.join([*fronts, head])
    stem, parts = built_in().analysed(word)
    for one in (stem, *parts):
        assert any(trace in word for trace in built_in().traces(one)), one


def test_an_irregular_form_is_a_trace_also_in_a_compound() -> None:
    assert "børn" in built_in().traces(built_in().stem("barn"))
    assert "plejebørn" in built_in().traces("pleje" + built_in().stem("barn"))
