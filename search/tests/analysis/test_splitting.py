"""Compounds, and words that only look like one."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.splitting import LONGEST, Splitter

SPLITTER = Splitter(
    simplex=frozenset("selv hjælp gruppe angst mand kvinde ven støtte forening hus vold rådgivning skole".split()),
    names=frozenset({"århus", "ry"}),
    tails=frozenset({"ramt", "løs"}),
    irregular={"mænd": "mand", "mænds": "mand", "mande": "mand"},
)


def pieces(word: str) -> str:
    """Return the pieces of `word`, those that are not looked for in brackets."""
    split = SPLITTER.split(word)
    if split is None:
        return ""
    return " ".join(piece.word if piece.named else f"({piece.word})" for piece in split.pieces)


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("angstgruppe", "angst gruppe"),
        ("angstgruppernes", "angst gruppe"),
        ("selvhjælpsgruppe", "selv hjælp gruppe"),
        ("mandegruppe", "mand gruppe"),
        ("mændgruppe", "mand gruppe"),
        ("hjælpemænd", "hjælp mand"),
        ("vennegruppe", "ven gruppe"),
        ("voldsramte", "vold (ramt)"),
        ("århusgruppen", "århus gruppe"),
        ("gruppegruppegruppegruppe", "gruppe gruppe gruppe gruppe"),
    ],
)
def test_a_compound_of_known_words_comes_apart(word: str, made_of: str) -> None:
    assert pieces(word) == made_of


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("zumbagruppe", "zumba gruppe"),
        ("tangoforeningerne", "tango forening"),
        ("angstdæmper", "angst dæmper"),
        ("rådgivningslinjen", "rådgivning linjen"),
        ("skolestart", "skole start"),
    ],
)
def test_a_long_known_word_at_the_border_is_enough(word: str, made_of: str) -> None:
    assert pieces(word) == made_of


@pytest.mark.parametrize(
    "word",
    [
        "gruppe",
        "gruppernes",
        "mænd",
        "ven",
        "forventning",
        "undergruppe",
        "angsten",
        "grupperet",
        "skolernes",
        "xxgruppe",
        "hus1hus",
        "rygruppe",
        "mangruppemand" * 4,
        "bcdfgruppe",
        "",
    ],
)
def test_other_words_stay_whole(word: str) -> None:
    assert pieces(word) == ""


def test_the_place_of_each_piece_is_known() -> None:
    split = SPLITTER.split("selvhjælpsgruppe")
    assert split is not None
    assert [piece.start for piece in split.pieces] == [0, 4, 10]


@given(st.text(alphabet="abdefghijklmnoprstuvyæøå", max_size=2 * LONGEST))
def test_the_first_piece_is_the_beginning_and_each_next_one_is_later(word: str) -> None:
    split = SPLITTER.split(word)
    starts = [piece.start for piece in split.pieces] if split else [0]
    assert starts[0] == 0
    assert starts == sorted(set(starts))


def test_the_longest_words_cost_little() -> None:
    started = process_time()
    for word in ("gruppe" * 8, "mand" * 12, "vens" * 12, "z" * LONGEST, "gruppe" * 10_000):
        SPLITTER.split(word)
    assert process_time() - started < 2
