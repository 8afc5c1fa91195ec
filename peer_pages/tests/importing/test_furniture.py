"""Page numbers, link lists and footnotes are taken out, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.text.furniture import Cleaned, clean
from peer_pages.importing.text.lines import to_lines


def cleaned(text: str) -> Cleaned:
    return clean(to_lines(text))


def texts(text: str) -> list[str]:
    return [line.text for line in cleaned(text).lines]


def test_a_page_number_alone_between_blank_lines_goes() -> None:
    result = cleaned("En sætning der\n\n\n24\n\n\nfortsætter her")
    assert [line.text for line in result.lines] == ["En sætning der", "fortsætter her"]
    assert [line.text for line in result.page_numbers] == ["24"]


def test_the_line_after_a_page_number_counts_as_a_new_page() -> None:
    assert cleaned("a\n\n\n24\n\n\nb").lines[1].page_start


def test_page_numbers_rise() -> None:
    assert texts("a\n\n22\n\nb\n\n23\n\nc\n\n12\n\nd\n\n24\n\ne") == ["a", "b", "c", "12", "d", "e"]


def test_a_stray_number_does_not_hide_the_page_numbers_after_it() -> None:
    assert texts("a\n\n500\n\nb\n\n2\n\nc\n\n3\n\nd\n\n4\n\ne") == ["a", "500", "b", "c", "d", "e"]


PAGE_MARKS = [
    "{n}", "Side {n}", "side {n}", "SIDE {n} AF 120", "Side {n} af 120", "Page {n} of 9", "{n} af 120", "- {n} -",
    "– {n} –", "—{n}—", "{n} | Støtte i Danmark", "{n} • Styrelsen", "Styrelsen · {n}", "Styrelsen | Side {n}",
    "Støtte i Danmark {n}", "{n} Støtte i Danmark", "Støtte i Danmark",
]  # fmt: skip


def marked_pages(mark: str, pages: int = 4) -> str:
    foot = [f"Et afsnit på side nummer {n}.\n\n{mark.format(n=n)}" for n in range(1, pages + 1)]
    return "\n\n".join(["Støtte i Danmark", *foot, "Slut"])


@pytest.mark.parametrize("mark", PAGE_MARKS)
def test_page_marks_go_and_the_text_stays(mark: str) -> None:
    paragraphs = [f"Et afsnit på side nummer {n}." for n in range(1, 5)]
    assert texts(marked_pages(mark)) == ["Støtte i Danmark", *paragraphs, "Slut"]


@pytest.mark.parametrize("mark", PAGE_MARKS)
def test_the_line_after_any_page_mark_begins_a_page(mark: str) -> None:
    lines = cleaned(marked_pages(mark)).lines
    assert [line.page_start for line in lines[2:]] == [True] * (len(lines) - 2)


@pytest.mark.parametrize("heading", ["Model {n}", "Fase {n}", "Oplæg {n}:", "{n}. Huset", "Værksted {n} og 4", "§ {n}"])
def test_numbered_headings_stay(heading: str) -> None:
    headings = [heading.format(n=n) for n in range(1, 5)]
    assert [text for text in texts(marked_pages(heading)) if text in headings] == headings


def test_words_beside_a_number_on_only_two_pages_stay() -> None:
    assert len(texts(marked_pages("Styrelsen | {n}", pages=2))) == 6


def test_a_page_number_below_a_list_of_links_does_not_hide_the_list() -> None:
    result = cleaned("Tekst.\n\nhttp://eksempel.example/\n\n1\n\nMere tekst.")
    assert [line.text for line in result.links] == ["http://eksempel.example/"]
    assert [line.text for line in result.lines] == ["Tekst.", "Mere tekst."]


@given(st.lists(st.integers(0, 999), max_size=60))
def test_the_numbers_taken_out_rise_and_none_could_be_added(numbers: list[int]) -> None:
    result = cleaned("Titel\n\n" + "\n\n".join(str(number) for number in numbers) + "\n\nSlut")
    taken = [int(line.text) for line in result.page_numbers]
    assert taken == sorted(set(taken))
    assert len(taken) == longest_rising(numbers)
    assert len(result.lines) + len(taken) == len(numbers) + 2


def longest_rising(numbers: list[int]) -> int:
    """Return the length of the longest strictly rising row, the slow and certain way."""
    lengths: list[int] = []
    for index, number in enumerate(numbers):
        lengths.append(1 + max((lengths[i] for i in range(index) if numbers[i] < number), default=0))
    return max(lengths, default=0)


@given(st.lists(st.text("ab |·•123-–\n\f ", max_size=12), max_size=40))
def test_no_line_is_lost_or_doubled(parts: list[str]) -> None:
    lines = to_lines("\n".join(parts))
    result = clean(lines)
    everything = [*result.lines, *result.page_numbers, *result.links, *result.footnotes]
    assert sorted((line.number, line.text) for line in everything) == sorted((line.number, line.text) for line in lines)


def test_a_number_in_a_list_stays() -> None:
    assert texts("Tal:\n12\n13\nslut") == ["Tal:", "12", "13", "slut"]


def test_a_number_with_words_stays() -> None:
    assert texts("a\n\n24 personer\n\nb") == ["a", "24 personer", "b"]


def test_a_row_of_numbers_stays() -> None:
    assert texts("a\n\n1   2   3\n\nb") == ["a", "1   2   3", "b"]


def test_links_at_the_foot_of_a_page_go() -> None:
    result = cleaned("Se eksempel.example.\n\nhttp://eksempel.example/\nmailto:a@b.example\n ny side")
    assert [line.text for line in result.lines] == ["Se eksempel.example.", "ny side"]
    assert [line.number for line in result.links] == [4, 3]


def test_a_link_in_the_middle_of_a_page_stays() -> None:
    assert texts("Se her:\nhttp://eksempel.example/\nog videre") == ["Se her:", "http://eksempel.example/", "og videre"]


def test_an_address_alone_on_a_line_is_somebody_to_contact() -> None:
    assert texts("Skriv til:\n\nbodil@eksempel.example\n ny side") == [
        "Skriv til:",
        "bodil@eksempel.example",
        "ny side",
    ]


def test_a_page_of_links_only_keeps_one() -> None:
    assert texts("http://a.example/\nhttp://b.example/") == ["http://a.example/"]


def test_a_footnote_goes_when_its_mark_is_above() -> None:
    result = cleaned("Det hjælper mange3. Derfor\n\n3 Prøve: En bog, 2003\n ny side")
    assert [line.text for line in result.lines] == ["Det hjælper mange3. Derfor", "ny side"]
    assert [line.text for line in result.footnotes] == ["3 Prøve: En bog, 2003"]


def test_a_numbered_line_without_a_mark_stays() -> None:
    assert texts("Det hjælper mange.\n\n3 personer kom\n ny side")[1] == "3 personer kom"


def test_an_empty_document_is_no_trouble() -> None:
    assert texts("") == []
