"""Pairs that must find each other or must not: the file, and how many of ours and of the given ones hold."""

from pathlib import Path

import pytest

from search.analysis.lexicon import built_in
from search.analysis.pairs import UNWANTED, WANTED, BadPairError, Outcome, Pair, outcomes, read

OURS = Path(__file__).with_name("pairs.tsv")
GIVEN = Path(__file__).parents[4] / "shared/search/pairs.dev.tsv"
LEAST_WANTED = 0.98
MOST_UNWANTED = 0.02
KINDS = {
    WANTED: "compound irregular-compound inflection irregular derivation spelling fold".split(),
    UNWANTED: "place false-part fold-collision".split(),
}


def written(folder: Path, *lines: bytes) -> Path:
    """Return a file with `lines`."""
    path = folder / "pairs.tsv"
    path.write_bytes(b"\n".join(lines))
    return path


def test_a_file_has_pairs_comments_and_empty_lines(tmp_path: Path) -> None:
    path = written(
        tmp_path, b"\xef\xbb\xbf+\tm\xc3\xa6nd\tmandegruppe\tcompound\r", b"# no", b"", b"-\tbro\tHobro\tplace"
    )
    assert read(path) == [Pair("+", "mænd", "mandegruppe", "compound"), Pair("-", "bro", "Hobro", "place")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"+\tgruppe\tgrupper", "Line 2 has 3 columns"),
        (b"+ gruppe grupper x", "Line 2 has 1 columns"),
        (b"*\tgruppe\tgrupper\tinflection", "Line 2 begins with “\\*”"),
        (b"+\tgr\xff\tgrupper\tinflection", "Line 2 is not UTF-8"),
    ],
)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: bytes, reason: str) -> None:
    with pytest.raises(BadPairError, match=reason):
        read(written(tmp_path, b"# first", line))


@pytest.mark.parametrize(
    ("want", "matched", "holds"), [("+", True, True), ("+", False, False), ("-", False, True), ("-", True, False)]
)
def test_a_pair_holds_when_it_does_what_is_wanted(want: str, matched: bool, holds: bool) -> None:
    assert Outcome(Pair(want, "a", "b", "c"), matched).holds == holds


def test_each_pair_is_analysed() -> None:
    found = outcomes([Pair("+", "mænd", "mandegruppe", "compound"), Pair("-", "bro", "Østerbro", "place")], built_in())
    assert [outcome.as_record() for outcome in found] == [
        {"want": "+", "query": "mænd", "text": "mandegruppe", "class": "compound", "matched": True},
        {"want": "-", "query": "bro", "text": "Østerbro", "class": "place", "matched": False},
    ]


def test_our_pairs_are_many_of_each_kind() -> None:
    pairs = read(OURS)
    assert len(pairs) == len({(pair.query, pair.text) for pair in pairs})
    for want, least in ((WANTED, 200), (UNWANTED, 150)):
        kinds = [pair.kind for pair in pairs if pair.want == want]
        assert len(kinds) >= least
        assert set(kinds) == set(KINDS[want])


def share_that_matches(path: Path, want: str) -> float:
    """Return the share of the pairs in `path` with `want` that find each other."""
    found = [outcome.matched for outcome in outcomes(read(path), built_in()) if outcome.pair.want == want]
    return sum(found) / len(found)


def test_our_wanted_pairs_hold() -> None:
    assert share_that_matches(OURS, WANTED) >= LEAST_WANTED


def test_our_unwanted_pairs_hold() -> None:
    assert share_that_matches(OURS, UNWANTED) <= MOST_UNWANTED


@pytest.mark.skipif(not GIVEN.exists(), reason="the folder shared/ is not beside the checkout")
def test_the_given_pairs_hold() -> None:
    assert share_that_matches(GIVEN, WANTED) >= LEAST_WANTED
    assert share_that_matches(GIVEN, UNWANTED) == 0
