"""When a group of words makes sense."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from search.tests.synonyms.groups import group


@pytest.mark.parametrize(
    ("words", "values", "field", "reason"),
    [
        ("", {}, "words", "mindst to"),
        (" , ", {}, "words", "mindst to"),
        ("bisidder", {}, "words", "mindst to"),
        ("bisidder, Bisidder", {}, "words", "mindst to"),
        ("kursus", {"kind": "same_word"}, "words", "mindst to"),
        ("bisidder, en to tre fire fem", {}, "words", "længere end 4 ord"),
        ("bisidder, !!!", {}, "words", "ingen bogstaver"),
        ("kursus, et kursus", {"kind": "same_word"}, "words", "mere end ét ord"),
        ("bisidder, jeg", {}, "words", "småord"),
        ("bisidder, hvor er", {}, "words", "småord"),
        ("bisidder", {"kind": "one_way"}, "source", "Skriv det ord"),
        ("", {"kind": "one_way", "source": "latad"}, "words", "mindst ét"),
        ("bisidder", {"kind": "one_way", "source": "og"}, "source", "småord"),
        ("bisidder, LATAD", {"kind": "one_way", "source": "latad"}, "words", "selv søgeordet"),
        (", ".join(f"ord{number}" for number in range(41)), {}, "words", "højst være 40"),
    ],
)
def test_group_that_makes_no_sense_is_refused_with_the_reason(
    words: str, values: dict[str, Any], field: str, reason: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        group(words, **values).clean()
    assert list(refused.value.message_dict) == [field]
    assert reason in refused.value.message_dict[field][0]


@pytest.mark.parametrize(
    ("words", "values", "text"),
    [
        ("bisidder, ledsager ", {}, "bisidder, ledsager"),
        ("peer til peer\nbruger til bruger", {}, "peer til peer, bruger til bruger"),
        ("kursus, kurser", {"kind": "same_word"}, "kursus, kurser"),
        ("lær at tackle", {"kind": "one_way", "source": " LATAD "}, "LATAD → lær at tackle"),
    ],
)
def test_group_that_makes_sense_is_tidied(words: str, values: dict[str, Any], text: str) -> None:
    made = group(words, **values)
    made.clean()
    assert str(made) == text


def test_search_word_is_forgotten_where_the_group_goes_both_ways() -> None:
    made = group("bisidder, ledsager", source="mentor")
    made.clean()
    assert made.source == ""
