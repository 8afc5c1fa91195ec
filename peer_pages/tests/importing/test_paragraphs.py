"""Broken lines become paragraphs and bullet lists again."""

import pytest

from peer_pages.importing.text.bullets import bullet_of, is_glyph, is_numbered
from peer_pages.importing.text.paragraphs import blocks, wraps_address
from peer_pages.tests.importing.builders import BULLET, rejoined, wrap

LONG = "Vi har holdt åbent i mange år, og der kommer stadig nye folk, som gerne vil være med til at lave noget sammen."


def texts(text: str, *, width: int = 90, wrapped: bool = True) -> list[str]:
    return [paragraph.text for paragraph in rejoined(text, width=width, wrapped=wrapped)]


def test_single_spaced_lines_are_one_paragraph() -> None:
    assert texts("\n".join(wrap(LONG, 60)), width=60) == [LONG]


def test_double_spaced_lines_are_one_paragraph() -> None:
    assert texts("\n\n".join(wrap(f"{LONG} {LONG}", 60)), width=60) == [f"{LONG} {LONG}"]


def test_a_blank_line_between_single_spaced_paragraphs_parts_them() -> None:
    one = "\n".join(wrap(LONG, 60))
    assert texts(f"{one}\n\n{one}", width=60) == [LONG, LONG]


def test_more_blank_lines_part_double_spaced_paragraphs() -> None:
    one = "\n\n".join(wrap(LONG, 60))
    assert texts(f"{one}\n\n\n\n{one}", width=60) == [LONG, LONG]


def test_a_sentence_goes_on_after_a_page_break() -> None:
    assert texts("Vi har holdt åbent i mange år, og der kommer stadig\n\fnye folk.", width=60) == [
        "Vi har holdt åbent i mange år, og der kommer stadig nye folk."
    ]


def test_a_line_broken_on_purpose_stays_broken() -> None:
    assert texts("Antal:\nTolv personer\nAlle er frivillige", width=60) == [
        "Antal:",
        "Tolv personer",
        "Alle er frivillige",
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("vi taler om co-", "produktion hver gang", "vi taler om co-produktion hver gang"),
        ("både bruger-", "og pårørende kommer", "både bruger- og pårørende kommer"),
        ("en peer-", "eller mentorordning", "en peer- eller mentorordning"),
    ],
)
def test_a_hyphen_at_the_break_stays(first: str, second: str, whole: str) -> None:
    assert texts(f"{first}\n{second}", width=20) == [whole]


def test_a_broken_address_is_put_together_over_three_lines() -> None:
    text = "Læs: http://www.psyk-\neksempel.example/menu/Centre/Afd\neling_et/"
    assert texts(text, width=30) == ["Læs: http://www.psyk-eksempel.example/menu/Centre/Afdeling_et/"]


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        ("http://a.example/en-", "side/to", True),
        ("http://a.example/", "fil.pdf", True),
        ("www.a.example", "Næste sætning", False),
        ("http://a.example/x", "http://b.example/", False),
        ("ingen adresse", "fil.pdf", False),
        ("http://a.example/x", "ord", False),
    ],
)
def test_an_address_goes_on_only_where_that_is_certain(first: str, second: str, certain: bool) -> None:
    assert wraps_address(first, second) is certain


def test_details_on_lines_of_their_own_stay_apart() -> None:
    assert texts("Bodil Prøve\n\nbodil@eksempel.example\n\n1234 5678\n\nwww.eksempel.example") == [
        "Bodil Prøve",
        "bodil@eksempel.example",
        "1234 5678",
        "www.eksempel.example",
    ]


def test_a_web_page_has_a_paragraph_per_line() -> None:
    assert texts("Første afsnit.\n\nAndet afsnit.\nTredje.", wrapped=False) == [
        "Første afsnit.",
        "Andet afsnit.",
        "Tredje.",
    ]


def test_an_indented_or_small_letter_line_goes_on_on_a_web_page() -> None:
    assert texts("• Fase et:\n  januar 2015", wrapped=False) == ["Fase et: januar 2015"]
    assert texts("Projektet ”Sammen”\n– kaldet Sammen", wrapped=False) == ["Projektet ”Sammen” – kaldet Sammen"]


def test_bullets_become_a_list() -> None:
    text = f"Vi har:\n\n{BULLET} kaffe\n\n{BULLET} en have med\nplads til mange\n\nog det er alt"
    kinds = [(block.kind, block.texts) for block in blocks(rejoined(text, width=20))]
    assert kinds[0] == ("paragraph", ("Vi har:",))
    assert kinds[1][0] == "bullets"
    assert kinds[1][1][0] == "kaffe"


def test_a_bullet_without_text_is_left_out() -> None:
    assert texts(f"{BULLET}\n\nnoget") == ["noget"]


def test_positions_lead_back_to_lines() -> None:
    found = rejoined("første linje er\nog anden linje", width=16)[0]
    assert found.line_at(0) == 1
    assert found.line_at(found.text.index("anden")) == 2
    assert found.line_at(999) == 2


@pytest.mark.parametrize("mark", ["\uf0b7", "•", "o ", "- ", "– ", "* ", "→ ", "\uf0e8"])
def test_marks_of_bullets(mark: str) -> None:
    assert bullet_of(f"{mark}kaffe") == "kaffe"


@pytest.mark.parametrize("text", ["§ At skabe ro", "§ 25 pct. af alle", "§ 33% går videre", "§ 15 % kommer i job"])
def test_a_paragraph_sign_is_a_bullet_before_words_and_percentages(text: str) -> None:
    assert bullet_of(text) == text[1:].strip()


@pytest.mark.parametrize(
    "text", ["§ 104 aktivitetstilbud", "§107 botilbud", "ord", "on", "2014 var et godt år", "8-10"]
)
def test_what_is_no_bullet(text: str) -> None:
    assert bullet_of(text) is None


def test_numbers_and_letters_stay_in_the_text() -> None:
    assert bullet_of("1. Stillingsopslag") == "1. Stillingsopslag"
    assert bullet_of("a) Motivation") == "a) Motivation"
    assert is_numbered("12. punkt")
    assert not is_numbered("2014. året")


def test_a_glyph_is_not_a_dash() -> None:
    assert is_glyph("• kaffe")
    assert not is_glyph("- kaffe")
