"""The list of keywords that ends an example."""

import pytest

from peer_pages.importing.facts.keywords import HEADING, keywords_in
from peer_pages.importing.text.lines import to_lines


def test_a_keyword_that_goes_on_begins_in_lower_case() -> None:
    lines = to_lines("Plads til alle\n\nNoget at stå op til om\n\nmorgenen\n\nKaffe")
    assert keywords_in(lines) == ["Plads til alle", "Noget at stå op til om morgenen", "Kaffe"]


@pytest.mark.parametrize("label", ["Nøgleord", "Nøgleord:", "NØGLEORD :", "Stikord", "Emneord:"])
def test_labels_of_keywords(label: str) -> None:
    assert HEADING.fullmatch(label)


def test_text_about_keywords_is_no_label() -> None:
    assert not HEADING.fullmatch("Nøgleordet er ro")


@pytest.mark.parametrize(
    ("label", "inline"),
    [("Nøgleord: Ro, kaffe", "Ro, kaffe"), ("Stikord : Ro", "Ro"), ("Søgeord:", ""), ("Keywords", None)],
)
def test_words_after_the_label_are_told_apart(label: str, inline: str | None) -> None:
    match = HEADING.fullmatch(label)
    assert match
    assert match["inline"] == inline


@pytest.mark.parametrize(
    ("inline", "below", "keywords"),
    [
        ("Ro, kaffe", "", ["Ro", "kaffe"]),
        ("Ro; kaffe, te.", "", ["Ro", "kaffe", "te"]),
        ("Ro,", "Kaffe", ["Ro", "Kaffe"]),
        ("Ro og", "kaffe, te", ["Ro og kaffe", "te"]),
        ("§ 104", "", ["§ 104"]),
        (", ,", "", []),
        ("", "Et sted, hvor man er", ["Et sted, hvor man er"]),
        ("", "• Ro\n• kaffe", ["Ro", "kaffe"]),
        ("", "- ro\n- kaffe", ["ro", "kaffe"]),
        ("", "1. Ro\n2. Kaffe", ["1. Ro", "2. Kaffe"]),
        ("", "", []),
    ],
)
def test_forms_of_the_list(inline: str, below: str, keywords: list[str]) -> None:
    assert keywords_in(to_lines(below), inline) == keywords


def test_words_after_the_label_have_no_marks_at_their_ends() -> None:
    assert keywords_in([], "Ro ., kaffe; te ,; ") == ["Ro", "kaffe", "te"]


def test_a_list_below_the_label_keeps_its_full_stops() -> None:
    assert keywords_in(to_lines("Et sted for alle.\nRo")) == ["Et sted for alle.", "Ro"]
