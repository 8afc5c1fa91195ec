"""Lines: numbers, gaps and page starts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.text.lines import even_gaps, is_wrapped, to_lines, width_of


def test_blank_lines_are_counted_and_left_out() -> None:
    lines = to_lines("et\n\n\nto\n \ntre")
    assert [(line.number, line.text, line.gap) for line in lines] == [(1, "et", 0), (4, "to", 2), (6, "tre", 1)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_gives_the_same_numbers(ending: str) -> None:
    assert [line.number for line in to_lines(ending.join(["et", "", "to"]))] == [1, 3]


def test_a_byte_order_mark_is_no_text() -> None:
    assert to_lines("\ufeffet")[0].text == "et"


@pytest.mark.parametrize("mark", ["\f", " ", "\f\n"])
def test_a_form_feed_or_what_is_left_of_one_begins_a_page(mark: str) -> None:
    before, after = to_lines(f"et\n{mark}to")
    assert (before.page_start, after.page_start) == (False, True)


def test_a_form_feed_in_a_line_breaks_it() -> None:
    assert [(line.text, line.number, line.page_start) for line in to_lines("et\fto")] == [
        ("et", 1, False),
        ("to", 1, True),
    ]


def test_a_leading_space_means_nothing_where_the_reader_says_so() -> None:
    assert not to_lines(" et", leading_space_is_page=False)[0].page_start


def test_two_leading_spaces_are_an_indent() -> None:
    line = to_lines("  et")[0]
    assert (line.page_start, line.indent) == (False, 2)


def test_printed_ligatures_and_hard_spaces_are_letters_and_spaces() -> None:
    assert to_lines("ﬁnde\u00a0ﬂere")[0].text == "finde flere"


def test_control_characters_are_no_text() -> None:
    assert to_lines("a\x00b\x0ec\x1f")[0].text == "abc"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert to_lines("a\u030a")[0].text == "å"


def test_long_lines_are_whole_paragraphs() -> None:
    assert not is_wrapped(to_lines("\n\n".join(["ord " * 60] * 5)))
    assert is_wrapped(to_lines("\n".join(["ord " * 20] * 5)))
    assert is_wrapped([])


def test_one_long_line_does_not_make_a_web_page() -> None:
    assert is_wrapped(to_lines("\n".join([*["ord " * 20] * 60, "ord " * 60])))


def test_the_width_is_that_of_a_full_line() -> None:
    assert width_of(to_lines("\n".join(["x" * 80] * 20 + ["x" * 200]))) == 80
    assert width_of([]) == 0


def test_a_spacing_that_is_everywhere_says_nothing() -> None:
    lines = even_gaps(to_lines("\n\n\n\n".join(["linje"] * 5) + "\n\n\n\n\n\n\n\nslut"))
    assert [line.gap for line in lines] == [0, 1, 1, 1, 1, 2]


def test_an_ordinary_spacing_stays() -> None:
    lines = to_lines("et\nto\n\ntre\n\n\nfire")
    assert even_gaps(lines) == lines


def test_no_lines_have_no_spacing() -> None:
    assert even_gaps([]) == []


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("peer\u2011støtte", "peer-støtte"),
        ("peer\u00adstøtte", "peerstøtte"),
        ("§\u00a0104", "§ 104"),
        ("497.979\u202fkr.", "497.979 kr."),
        ("12\u200934\u200956\u200978", "12 34 56 78"),
        ("støt\u200bte", "støtte"),
        ("støt\u2060te", "støtte"),
        ("midt\ufeffi", "midti"),
        ("linje\vskift", "linje skift"),
        ("ﬁnansieret", "finansieret"),
        ("tra\u0066\ufb01k", "traffik"),
        ("a\u030a", "å"),
        ("støtte\x01", "støtte"),
    ],
)
def test_signs_that_look_like_another_are_made_plain(written: str, plain: str) -> None:
    assert [line.text for line in to_lines(written)] == [plain]


@given(st.text(max_size=300))
def test_lines_hold_no_control_characters_and_no_blank_ends(text: str) -> None:
    for line in to_lines(text):
        assert line.text == line.text.strip()
        assert line.text
        assert not {sign for sign in line.text if ord(sign) < 32 and sign not in "\t\r\x0c"}


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20), max_size=20))
def test_every_ending_of_lines_gives_the_same_lines(parts: list[str]) -> None:
    assert to_lines("\r\n".join(parts)) == to_lines("\n".join(parts)) == to_lines("\r".join(parts))
