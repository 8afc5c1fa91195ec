"""Bullets are told from text, and "§" the bullet from "§" the law."""

import pytest

from peer_pages.importing.text.bullets import bullet_of, is_glyph, is_numbered

GLYPHS = ["\uf0b7", "\uf0e8", "\uf0a7", "\uf076", "\uf0d8", "•", "●", "▪", "■", "◦", "‣", "·", "*", "➢", "→"]


@pytest.mark.parametrize("space", ["", " ", "\t "])
@pytest.mark.parametrize("glyph", GLYPHS)
def test_a_printed_glyph_is_taken_off(glyph: str, space: str) -> None:
    assert bullet_of(f"{glyph}{space}kaffe") == "kaffe"
    assert is_glyph(f"{glyph}{space}kaffe")


@pytest.mark.parametrize("text", ["kaffe • te", "ord", "Vi – og I – er her", "os selv", "Huset"])
def test_a_mark_within_a_text_is_no_bullet(text: str) -> None:
    assert bullet_of(text) is None
    assert not is_glyph(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("o kaffe", "kaffe"),
        ("- kaffe", "kaffe"),
        ("– kaffe", "kaffe"),
        ("— kaffe", "kaffe"),
        ("-kaffe", None),
        ("-", None),
        ("– ", None),
        ("-5 grader", None),
    ],
)
def test_letters_and_dashes_are_bullets_before_a_space_and_a_text(text: str, said: str | None) -> None:
    assert bullet_of(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("§ At skabe ro", "At skabe ro"),
        ("§ 25 % af alle", "25 % af alle"),
        ("§ 25% af alle", "25% af alle"),
        ("§ 25 pct. af alle", "25 pct. af alle"),
        ("§ 25 procent af alle", "25 procent af alle"),
        ("§ 104 i serviceloven", None),
        ("§ 104", None),
        ("§104", None),
        ("§ (mere)", None),
        ("§ 25 procentuelt", None),
        ("§ 3 pctx", None),
    ],
)
def test_a_paragraph_sign_is_a_bullet_before_words_and_shares(text: str, said: str | None) -> None:
    assert bullet_of(text) == said


@pytest.mark.parametrize("text", ["1. Taler", "12) Spiser", "a) Sover", "z. Går"])
def test_a_numbered_item_keeps_its_number(text: str) -> None:
    assert is_numbered(text)
    assert bullet_of(text) == text
    assert not is_glyph(text)


@pytest.mark.parametrize("text", ["1.", "1.Taler", "123. Taler", ". Taler", "A) Taler", "2.1 Huset", "2015", "ab) x"])
def test_what_is_no_numbered_item(text: str) -> None:
    assert not is_numbered(text)
