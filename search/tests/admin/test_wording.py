"""The words of an explanation."""

import inspect
import re

import pytest

from search.admin import wording
from search.asking import explaining
from search.asking.explaining import ConceptFound, Explanation, Ground
from search.catalogue.freshness import Reason, reasons
from search.engines.schema import LEVELS, TEXTS

DETOURS = (explaining.SYNONYM, explaining.COMPOUND, explaining.SPLIT)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("level", [*LEVELS, *DETOURS])
def test_there_is_a_sentence_for_every_text_and_level(text: str, level: str) -> None:
    found = ConceptFound("bisidder", True, (Ground("bisidder", text, level, 1.5),))
    word = wording.words(Explanation("", concepts=(found,)))[0]
    assert "bisidder" in word.lines[0].text
    assert str(wording.TEXTS[text]) in word.lines[0].text
    assert word.lines[0].factor == "1,50"


def test_no_text_and_no_level_has_a_sentence_in_vain() -> None:
    assert set(wording.TEXTS) == set(TEXTS)
    assert set(wording.LEVELS) == {*LEVELS, *DETOURS}


def test_there_is_a_sentence_for_every_reason_and_none_in_vain() -> None:
    assert set(wording.REASONS) == set(re.findall(r'Reason\("(\w+)"', inspect.getsource(reasons)))


def test_weightiest_way_comes_first() -> None:
    grounds = (Ground("a", "body", "exact", 1.0), Ground("a", "title", "exact", 3.0))
    word = wording.words(Explanation("", concepts=(ConceptFound("a", True, grounds),)))[0]
    assert [line.factor for line in word.lines] == ["3,00", "1,00"]


def test_unknown_reason_is_shown_by_its_name() -> None:
    assert [line.text for line in wording.freshness((Reason("ended", 0.7), Reason("new", 2.0)))] == [
        "Det er slut",
        "new",
    ]


@pytest.mark.parametrize(
    ("own", "lines"),
    [
        ({}, []),
        ({"value": 1.23456, "description": "sum"}, ["1.235  sum"]),
        (
            {"value": 2, "description": "sum", "details": [{"value": 1, "description": "a", "details": []}]},
            ["2  sum", "  1  a"],
        ),
    ],
)
def test_account_is_indented(own: dict[str, object], lines: list[str]) -> None:
    assert list(wording.account(own)) == lines
