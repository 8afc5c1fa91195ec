"""What every layout reads from: lines without furniture, and how they were broken."""

import pytest

from peer_pages.importing.layouts.source import Source
from peer_pages.importing.text.lines import Line
from peer_pages.tests.importing.builders import source_of

SENTENCE = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag hele året"
PRINT = "\n".join([SENTENCE] * 12)


def test_no_lines_make_an_empty_source() -> None:
    source = Source.of([])
    assert (source.lines, source.paragraphs([])) == ([], [])


def test_lines_are_without_page_numbers_which_are_kept_apart() -> None:
    source = source_of(f"Katalog\n\n{SENTENCE}\n\n\n7\n\n\n{SENTENCE}\n\n\n8\n")
    assert [line.text for line in source.lines] == ["Katalog", SENTENCE, SENTENCE]
    assert [line.text for line in source.cleaned.page_numbers] == ["7", "8"]


def test_double_spacing_is_no_sign_of_a_new_paragraph() -> None:
    text = SENTENCE + "\n\n\n" + "\n\n\n".join([SENTENCE.lower()] * 11)
    source = source_of(text)
    assert {line.gap for line in source.lines} == {0, 1}
    assert len(source.paragraphs(source.lines)) == 1


@pytest.mark.parametrize(("text", "wrapped"), [(PRINT, True), ("\n".join([SENTENCE * 4] * 12), False)])
def test_a_print_is_told_from_whole_paragraphs(text: str, *, wrapped: bool) -> None:
    source = source_of(text)
    assert source.layout.wrapped is wrapped
    assert source.layout.width == len(text.partition("\n")[0])


def test_the_width_is_taken_from_the_text_and_not_from_the_links_below_it() -> None:
    links = "\n".join("http://www.huset.example/" + "a" * 200 for _ in range(12))
    assert source_of(f"{PRINT}\n{links}\n\f Slut.").layout.width == len(SENTENCE)


def test_only_some_of_the_lines_are_rejoined_in_the_documents_own_measure() -> None:
    source = source_of(PRINT)
    (paragraph,) = source.paragraphs(source.lines[:2])
    assert paragraph.text == f"{SENTENCE} {SENTENCE}"


def test_damage_is_judged_by_the_documents_own_words() -> None:
    source = source_of("Hun får støtte.\nHan får stø e af os.")
    assert [list(source.damage.suspects(line)) for line in source.lines] == [
        [],
        ["“stø e” – måske “støtte”", "“e” alene"],
    ]
    assert not list(source_of("Han går.").damage.suspects(Line(1, "Han får støtte.")))
