"""Examples are placed by a lettered list, and nothing is placed by a guess."""

import pytest

from peer_pages.importing.layouts.continuum import place_on_continuum
from peer_pages.importing.result import Entry, Warned
from peer_pages.importing.text.lines import to_lines


def placed(text: str, *titles: str) -> tuple[list[str | None], list[Warned]]:
    entries = [Entry(title, "example", 1) for title in titles]
    warnings = place_on_continuum(entries, to_lines(text))
    return [entry.continuum for entry in entries], warnings


@pytest.mark.parametrize("mark", ["{}: ", "{}:  ", "{}. ", "{}) ", "{} : "])
@pytest.mark.parametrize("head", ["A  B  C", "A B C", "Kontinuum", "KONTINUUM:", "Kontinuum:"])
def test_forms_of_the_list(mark: str, head: str) -> None:
    items = "\n".join(mark.format(letter) + title for letter, title in zip("AB", ("Haven", "Værkstedet"), strict=True))
    assert placed(f"{head}\n{items}", "Værkstedet", "Haven") == (["B", "A"], [])


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("Haven", "Projekt Haven i Odder Kommune"),
        ("Projekt Haven", "Haven"),
        ("Havestuen, Odder", "Havestuen"),
        ("Grønlænderhuset", "Grønlænderhusets café"),
        ("HAVEN", "Haven"),
    ],
)
def test_a_title_said_in_other_words_is_the_same(item: str, title: str) -> None:
    places, warnings = placed(f"A B\nA: {item}\nB: Værkstedet", title, "Værkstedet")
    assert (places, warnings) == (["A", "B"], [])


@pytest.mark.parametrize("item", ["Noget helt andet", "Projekt X", "Det"])
def test_an_item_that_fits_nothing_is_pointed_out(item: str) -> None:
    places, (warned,) = placed(f"A B\nA: {item}\nB: Værkstedet", "Haven", "Værkstedet")
    assert places == [None, "B"]
    assert (warned.code, warned.line) == ("continuum_unplaced", 2)
    assert item in warned.message


@pytest.mark.parametrize(
    "text",
    [
        "A: Haven\nB: Værkstedet",
        "A B\nA: Haven",
        "A B\nB: Haven\nC: Værkstedet",
        "Kontinuum er et godt ord\nA: Haven",
        "",
    ],
)
def test_letters_without_a_continuum_place_nothing(text: str) -> None:
    assert placed(text, "Haven", "Værkstedet") == ([None, None], [])


def test_a_list_without_examples_is_pointed_out() -> None:
    assert [warned.code for warned in placed("A B\nA: Haven\nB: Huset")[1]] == ["continuum_unplaced"] * 2


def test_an_example_remembers_the_line_it_was_placed_by() -> None:
    entry = Entry("Haven", "example", 1)
    place_on_continuum([entry], to_lines("A B\n\nA: Haven\nB: Huset"))
    assert entry.details["continuum_line"] == 3
