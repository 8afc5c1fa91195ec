"""Forms of a word, made by rule."""

import pytest

from search.analysis.inflection import doubled_consonant, forms_of, modifiers_of, single


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("gruppe", "gruppe gruppen grupper grupperne gruppens gruppernes"),
        ("ven", "ven vennen venner vennerne venners"),
        ("cykel", "cykel cyklen cykler cyklerne cykels"),
        ("center", "center centret centre centrene centers"),
        ("museum", "museum museet museer museerne"),
        ("mentor", "mentor mentoren mentorer mentorernes"),
        ("medarbejder", "medarbejder medarbejderen medarbejdere medarbejderne medarbejdernes"),
        ("social", "social sociale socialt"),
        ("styret", "styret styrede"),
        ("nabo", "nabo nabøn nabør nabørne"),
        ("tema", "tema temæt temær temærne"),
        ("hus", "hus huse huset husene husets"),
    ],
)
def test_the_forms_of_a_word_are_made(word: str, forms: str) -> None:
    assert set(forms.split()) <= set(forms_of(word))


@pytest.mark.parametrize(("word", "other"), [("bo", "bør"), ("par", "part"), ("hus", "huss")])
def test_other_words_are_not_made(word: str, other: str) -> None:
    assert other not in set(forms_of(word))


@pytest.mark.parametrize(
    ("word", "doubled"), [("ven", "venn"), ("klub", "klubb"), ("hus", "huss"), ("angst", ""), ("sø", ""), ("n", "")]
)
def test_the_last_consonant_doubles_after_a_vowel(word: str, doubled: str) -> None:
    assert doubled_consonant(word) == doubled


@pytest.mark.parametrize(("stem", "once"), [("gamm", "gam"), ("cykl", "cykl"), ("aa", "aa"), ("m", "m")])
def test_a_doubled_consonant_becomes_single(stem: str, once: str) -> None:
    assert single(stem) == once


@pytest.mark.parametrize(
    ("word", "fronts"),
    [
        ("selvhjælp", {"selvhjælp", "selvhjælps", "selvhjælpe"}),
        ("gruppe", {"gruppe", "gruppes"}),
        ("ven", {"ven", "vens", "vene", "venne"}),
        ("hus", {"hus", "huse", "husse"}),
    ],
)
def test_a_word_links_to_the_next(word: str, fronts: set[str]) -> None:
    assert set(modifiers_of(word)) == fronts
