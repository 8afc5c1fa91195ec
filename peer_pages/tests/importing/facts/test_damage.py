"""Words that lost letters are pointed out, and sound text is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.facts.damage import DamageFinder
from peer_pages.importing.text.lines import to_lines


def suspects(line: str, *, document: str = "") -> list[str]:
    lines = to_lines(f"{document}\n{line}")
    return list(DamageFinder(lines).suspects(lines[-1]))


KNOWN = "Vores organisation har tidligere brugere. Organisationen gav støtte, og kommune og kurset hjælper."


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("vores organisa onen hjælper", "organisationen"),
        ("en der  dligere kom her", "tidligere"),
        ("i Vejle  ommune bor", "kommune"),
        ("vi giver stø e til mange", "støtte"),
    ],
)
def test_a_word_that_lost_letters_is_found_with_a_guess(line: str, hint: str) -> None:
    assert any(hint in suspect for suspect in suspects(line, document=KNOWN))


@pytest.mark.parametrize(
    "line", ["det lykkes  l at gå", "posi v virkning", "i . videreførelse", "hinanden \uf04a)", "x\ufffdy"]
)
def test_pieces_and_strange_signs_are_found(line: str) -> None:
    assert suspects(line)


@pytest.mark.parametrize(
    "line",
    [
        "Vi er her i dag og i morgen, å ja.",
        "1 x pr. måned",
        "d. 4. juni",
        "a 1,5 time",
        "Skriv en mail",
        "Der er  mange spaces, der er  mange",
        "• kaffe",
    ],
)
def test_sound_lines_are_left_in_peace(line: str) -> None:
    assert suspects(line, document="Der er mange mange her") == []


@pytest.mark.parametrize(
    ("whole", "lost"),
    [
        ("støtte", "stø e"), ("tidligere", " dligere"), ("efter", "e er"), ("organisation", "organisa on"),
        ("aktivitet", "ak vitet"), ("tilbuddet", " lbuddet"), ("kommune", " ommune"), ("beskæftigelse", "beskæ igelse"),
    ],
)  # fmt: skip
def test_letters_that_prints_lose_are_guessed_from_the_documents_own_words(whole: str, lost: str) -> None:
    found = suspects(f"og så {lost} igen", document=whole)
    assert any(f"måske “{whole}”" in suspect for suspect in found)


@given(
    st.lists(
        st.sampled_from(["støtte", "gruppen", "mødes", "hver", "uge", "huset", "Vi", "er", "i", "og"]), max_size=20
    )
)
def test_sound_words_with_single_spaces_are_never_suspected(words: list[str]) -> None:
    text = " ".join(words)
    assert suspects(text, document="Vi er i huset og støtte gruppen mødes hver uge") == []


@given(st.text(max_size=200))
def test_any_line_is_looked_at_without_harm(text: str) -> None:
    for line in to_lines(text):
        assert all(isinstance(suspect, str) for suspect in DamageFinder([line]).suspects(line))
