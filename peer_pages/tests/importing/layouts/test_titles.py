"""Titles that nothing marks are found by what stands around them."""

import pytest

from peer_pages.importing.layouts.titles import Title, dangles, looks_like_title, short_titles, title_before
from peer_pages.importing.text.lines import to_lines

BODY = "Det er et sted, hvor folk kan komme forbi uden at aftale det først."


@pytest.mark.parametrize(
    "text",
    [
        "Huset i",
        "Peer-støtte på",
        "Bisiddere for og",
        "Klubben –",
        "Klubben -",
        "Huset, Klubben,",
        "Kurset ”Lær",
        "Ud AF",
    ],
)
def test_a_line_that_dangles(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize("text", ["Huset", "Huset i Odder", "”Huset”", "Koen", "Håndbold", "Et", "Æble-"])
def test_a_line_that_stands(text: str) -> None:
    assert dangles(text) is (text in ("Et", "Æble-"))


@pytest.mark.parametrize(
    "text", ["Huset", "”Godt i gang”, Odder", "24-7", "Åbent Hus 2010", "Kurser (LATAD)", "Ældre i X"]
)
def test_what_could_be_a_title(text: str) -> None:
    assert looks_like_title(text) is (text != "24-7")


@pytest.mark.parametrize(
    "text",
    [
        "huset", "Vi mødes her.", "Formål:", "Hvem er vi?", "Vi går. Vi løber", "www.huset.example", "Se http://a.example",
        "bodil@huset.example", "Skriv til bodil@huset.example", "• Huset", "* Huset", "38", "– 4 –", "", "A" * 96,
    ],
)  # fmt: skip
def test_what_is_no_title(text: str) -> None:
    assert not looks_like_title(text)


def before(text: str, floor: int = 0) -> Title:
    lines = to_lines(text)
    return title_before(lines, len(lines), floor)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Huset", "Huset"),
        ("Slut på teksten.\n\nHuset", "Huset"),
        ("Slut på teksten.\n\nHuset.", "Huset"),
        ("Slut på teksten.\n\nPeer-støtte for\nunge i Odder", "Peer-støtte for unge i Odder"),
        ("Slut.\n\nSamarbejde mellem Huset,\nKlubben og\nSkolen", "Samarbejde mellem Huset, Klubben og Skolen"),
        ("Ring til Bodil på 12345678\n\nHuset", "Huset"),
        ("www.huset.example\nKlubben", "Klubben"),
    ],
)
def test_the_title_before_a_questionnaire(text: str, title: str) -> None:
    found = before(text)
    assert found.text == title
    assert (found.missing, found.uncertain) == (False, False)
    assert found.wrapped is (title.count(" ") > 1)


@pytest.mark.parametrize(
    "text",
    [
        "og så var der ikke mere",
        "Vi har været åbne i mange år nu, og vi bliver ved, så længe nogen vil komme her.",
        "A " * 99,
    ],
)
def test_a_line_that_is_no_title_is_missing_and_not_invented(text: str) -> None:
    assert before(text).missing


def test_there_is_no_title_above_the_floor() -> None:
    assert before("Huset\nKlubben", floor=2).missing
    assert before("Huset", floor=1) == Title("", 1, 1, missing=True)


@pytest.mark.parametrize(("gap", "uncertain"), [("\n", True), ("\n\n", False), ("\n\f", False)])
def test_a_title_that_runs_on_from_the_text_above_is_uncertain(gap: str, *, uncertain: bool) -> None:
    assert before(f"Folk kommer og går som de{gap}Vil").uncertain is False
    assert before(f"Tekst uden punktum{gap}Klubben").uncertain is uncertain


def short(text: str, *, after_heading: bool = False) -> list[tuple[str, bool]]:
    lines = to_lines(text)
    found = short_titles(lines, 0, len(lines), after_heading=after_heading)
    return [(title.text, title.uncertain) for title in found]


@pytest.mark.parametrize(
    "closing", ["Se www.huset.example", "bodil@huset.example", "Tlf. 12345678", "Yderligere information hos Bodil."]
)
def test_a_short_entry_after_somebody_to_contact_is_certain(closing: str) -> None:
    assert short(f"Huset\n{BODY}\n{closing}\nKlubben\n{BODY}") == [("Huset", False), ("Klubben", False)]


@pytest.mark.parametrize("break_", ["\n\f", "\n\n\f"])
def test_a_short_entry_that_only_a_page_sets_apart_is_uncertain(break_: str) -> None:
    assert short(f"Huset\n{BODY}{break_}Klubben\n{BODY}") == [("Huset", False), ("Klubben", True)]


def test_a_short_line_within_a_text_is_no_title() -> None:
    assert short(f"Huset\n{BODY}\nKlubben\n{BODY}") == [("Huset", False)]


def test_a_wrapped_short_title_is_whole() -> None:
    assert short(f"Hjælp til unge i\nOdder\n{BODY}") == [("Hjælp til unge i Odder", False)]


@pytest.mark.parametrize("body", ["Kort.", "• " + BODY, BODY[0].lower() + BODY[1:]])
def test_a_title_is_followed_by_a_text(body: str) -> None:
    assert short(f"Huset\n{body}") == []


def test_after_an_empty_heading_a_short_answer_is_no_title() -> None:
    assert short(f"Huset\n{BODY}", after_heading=True) == []
    assert short(f"\n\nHuset\n\n{BODY}\n\nSe www.huset.example", after_heading=True) != []


WORDS = (
    "i på af for fra til om med ved hos under over efter indenfor mellem blandt og eller samt en et den det de der som"
).split()


@pytest.mark.parametrize("word", [*WORDS, "end", "inden for"])
def test_a_line_that_ends_in_a_small_word_goes_on(word: str) -> None:
    assert dangles(f"Huset {word}")
    assert dangles(f"Huset x{word}") is (word == "inden for")


@pytest.mark.parametrize(("length", "title"), [(95, True), (96, False)])
def test_a_title_has_at_most_95_letters(length: int, *, title: bool) -> None:
    assert looks_like_title("A" * length) is title


@pytest.mark.parametrize("end", ["Det er slut.", "Er det slut?", "Det er slut!", "Det er slut…", "”Det er slut.”"])
def test_after_a_whole_sentence_a_title_close_below_is_certain(end: str) -> None:
    assert not before(f"Tekst\n{end}\nKlubben").uncertain


@pytest.mark.parametrize(
    "end",
    ["Se WWW.HUSET.EXAMPLE", "BODIL@HUSET.EXAMPLE", "hus.example/om_os", "Ring 1234", "Århus (2013)", "Se ”Huset”"],
)
def test_after_a_detail_a_title_close_below_is_certain(end: str) -> None:
    assert not before(f"Tekst\n{end}\nKlubben").uncertain
