"""Sentences end at full stops that are not part of an abbreviation, an initial or a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.facts.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi er her. Kom ind!", ["Vi er her.", "Kom ind!"]),
        ("Den 1. januar 2014 åbnede vi. Det var koldt.", ["Den 1. januar 2014 åbnede vi.", "Det var koldt."]),
        ("Vi har bl.a. Kaffe og evt. Te.", ["Vi har bl.a. Kaffe og evt. Te."]),
        ("Peter K. Test er leder.", ["Peter K. Test er leder."]),
        ("Er det nyt? ”Nej.” Det er det ikke.", ["Er det nyt?", "”Nej.”", "Det er det ikke."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [sentence for _, sentence in sentences(text)] == expected


def test_sentences_know_where_they_begin() -> None:
    text = "Første. Anden."
    assert [text[start:].startswith(sentence) for start, sentence in sentences(text)] == [True, True]


@pytest.mark.parametrize(
    "short",
    [
        "bl.a.", "ca.", "dvs.", "evt.", "f.eks.", "fx.", "inkl.", "jf.", "kap.", "kr.", "max.", "mht.", "mio.", "nr.",
        "o.l.", "p.t.", "pkt.", "pr.", "s.", "stk.", "t.o.m.", "tlf.", "vedr.", "v.", "Ph.", "H.",
    ],
)  # fmt: skip
def test_no_sentence_ends_at_an_abbreviation(short: str) -> None:
    text = f"Vi nævner {short} Huset her. Slut."
    assert [sentence for _, sentence in sentences(text)] == [f"Vi nævner {short} Huset her.", "Slut."]


@pytest.mark.parametrize("end", [".", "!", "?", "…", ".”", "?)", ".”)"])
def test_a_sentence_ends_before_a_capital(end: str) -> None:
    assert [sentence for _, sentence in sentences(f"Det er slut{end} Åh nej")] == [f"Det er slut{end}", "Åh nej"]


@pytest.mark.parametrize("text", ["Det er slut. og dog", "Det er slut.Åh nej", "Den 4. maj 2012", "Kl. 12.30 i dag"])
def test_a_stop_without_a_new_beginning_ends_nothing(text: str) -> None:
    assert [sentence for _, sentence in sentences(text)] == [text]


@given(st.text("aB .!?…”)æØ1\n", max_size=120))
def test_sentences_hold_the_whole_text_in_order(text: str) -> None:
    found = list(sentences(text))
    assert "".join("".join(sentence for _, sentence in found).split()) == "".join(text.split())
    assert [start for start, _ in found] == sorted({start for start, _ in found})
    assert all(text[start:].lstrip().startswith(sentence) for start, sentence in found)


ABBREVIATIONS = (
    "bl.a bla ca d dvs evt f.eks fx inkl jf jfr jvf kap kr max mht mhp mio ml nr o.l p.t ph pkt pt pr s stk t.o.m "
    "tlf vedr v"
).split()


@pytest.mark.parametrize("word", [*ABBREVIATIONS, "A", "Æ", "Ø", "Å", "FX"])
def test_no_sentence_ends_after_an_abbreviation(word: str) -> None:
    assert len(list(sentences(f"Vi er her {word}. Bodil og Ole. Og vi går."))) == 2


@pytest.mark.parametrize("word", ["huset", "bilca", "hjælps", "pH7", "Ab"])
def test_a_sentence_ends_after_a_word_that_ends_like_an_abbreviation(word: str) -> None:
    assert len(list(sentences(f"Vi så {word}. Bodil gik."))) == 2


@pytest.mark.parametrize("start", ["Bodil", "Ærø", "Ølgod", "Åben", '"Bodil', "”Bodil", "(Bodil"])
@pytest.mark.parametrize("end", [".", "!", "?", "…", '."', ".”", ".)"])
def test_a_sentence_ends_between_any_mark_and_any_capital(start: str, end: str) -> None:
    assert [text for _, text in sentences(f"Vi går{end}  {start} gik. ")] == [f"Vi går{end}", f"{start} gik."]
