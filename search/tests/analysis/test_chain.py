"""From texts to tokens, and from queries to terms that find them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.chain import Term, Tokens, analyse, found, matches, query_terms
from search.analysis.lexicon import built_in
from search.analysis.words import words_of

LEXICON = built_in()
TEXT = st.text(alphabet=st.sampled_from("aeghilnoprstæøåAÅ .-'1\u0301\ud800👍") | st.characters())


def test_a_text_has_four_rows_of_tokens() -> None:
    assert analyse("Kurser på Østerbro", LEXICON) == Tokens(
        exact="kurser på østerbro", stem="kursus på østerbro", parts="", fold="kurser pa osterbro"
    )


def test_a_compound_has_its_parts_beside_it() -> None:
    tokens = analyse("Angstgruppen mødes", LEXICON)
    assert tokens.stem.split()[0] == "angstgrup"
    assert tokens.parts.split() == ["angst", "grup"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("recovery-mentor", {"recoverymentor", "recovery", "mentor"}),
        ("peer-støtte-gruppe", {"peerstøttegruppe", "peer", "grup"}),
        ("MB'er", {"mber"}),
    ],
)
def test_what_is_written_in_two_is_also_one_word(text: str, parts: set[str]) -> None:
    assert parts <= set(analyse(text, LEXICON).parts.split())


@given(TEXT)
def test_each_word_has_one_token_in_each_row(text: str) -> None:
    tokens = analyse(text, LEXICON)
    assert len(tokens.exact.split()) == len(tokens.stem.split()) == len(tokens.fold.split()) == len(words_of(text))


@given(TEXT)
def test_a_text_is_found_by_itself(text: str) -> None:
    assert found(text, text, LEXICON) == bool(words_of(text))


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("angstkursus", ("angst", "kursus")),
        ("recoverymentorer", ("recovery", "mentor")),
        ("zumbagruppen", ("zumba", "grup")),
        ("gruppe", ()),
        ("Østerbro", ()),
        ("voldsramte", ()),
    ],
)
def test_the_parts_of_a_query_are_an_alternative(query: str, parts: tuple[str, ...]) -> None:
    assert [term.parts for term in query_terms(query, LEXICON)] == [parts]


@pytest.mark.parametrize(
    ("query", "foldable"),
    [
        ("parorende", True),
        ("radgivning", True),
        ("born", True),
        ("kobenhavn", True),
        ("ukendtordher", True),
        ("pårørende", False),
        ("lager", False),
        ("moderne", False),
        ("gar", False),
        ("las", False),
        ("gruppe", False),
        ("xyzzy", False),
    ],
)
def test_a_word_without_danish_letters_may_have_lost_them(query: str, foldable: bool) -> None:
    assert [term.foldable for term in query_terms(query, LEXICON)] == [foldable]


def term(exact: str = "x", stem: str = "x", fold: str = "x", *parts: str, foldable: bool = False) -> Term:
    """Return a term that finds nothing by what is not given."""
    return Term(exact, stem, fold, parts, foldable)


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        (term(exact="kurser"), True),
        (term(stem="kursus"), True),
        (term(stem="angst"), True),
        (term("x", "x", "x", "angst", "kursus"), True),
        (term("x", "x", "x", "angst", "mangler"), False),
        (term(fold="kurser", foldable=True), True),
        (term(fold="kurser"), False),
        (term(exact="angst"), False),
        (term(), False),
    ],
)
def test_a_term_finds_a_text_by_one_row_or_all_parts(asked: Term, finds: bool) -> None:
    assert matches(asked, Tokens(exact="kurser", stem="kursus", parts="angst gruppe", fold="kurser")) == finds


@pytest.mark.parametrize(
    ("query", "text", "finds"),
    [
        ("angstkursus", "Et kursus om angst", True),
        ("angstkursus", "Et kursus om sorg", False),
        ("recovery mentor", "Vores recoverymentorer", True),
        ("recoverymentorer", "Recovery mentorer i Vejle", True),
        ("peerstøtte", "peer-støtte", True),
        ("peer-støtte", "peerstøtte", True),
        ("laer at tackle", "Lær at tackle angst og depression", True),
        ("aabenraa", "Åbenraa", True),
        ("kobenhavns", "København", True),
        ("stotterne", "støtte", True),
        ("cafe oekogal", "Café Økogal", True),
        ("MB", "MB'er", True),
        ("mbere", "MB'ere", True),
        ("BUP", "B.U.P.", True),
        ("§ 104", "efter servicelovens § 104", True),
        ("email", "e-mail", True),
        ("gruppe", "zumbagruppen", True),
        ("gruppe", "Aarhusgruppen", True),
        ("psykiatri", "børne- og ungdomspsykiatrien", True),
        ("...", "...", False),
        ("", "tekst", False),
        ("tekst", "", False),
    ],
)
def test_a_query_finds_a_text(query: str, text: str, finds: bool) -> None:
    assert found(query, text, LEXICON) == finds


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "gruppe" * 2_000,
        "a\u0301" * 5_000,
        "\ud800" * 10_000,
        "👍🏽" * 5_000,
        "ש" * 10_000,
        "ab-" * 4_000,
        "å" * 10_000,
        "x'er" * 3_000,
        " ".join(f"gruppe{number}" for number in range(2_000)),
    ],
    ids="letters compounds marks surrogates emoji hebrew hyphens danish apostrophes words".split(),
)
def test_a_strange_text_costs_little(text: str) -> None:
    started = process_time()
    analyse(text, LEXICON)
    query_terms(text, LEXICON)
    assert process_time() - started < 3


def test_a_long_text_costs_little_once_its_words_are_known() -> None:
    text = "Peermedarbejdere støtter borgere med angst i recoverygrupper på værestederne. " * 1_000
    analyse(text, LEXICON)
    started = process_time()
    analyse(text, LEXICON)
    assert process_time() - started < 0.5
