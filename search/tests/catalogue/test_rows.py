"""From a document to what engines take."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from search.analysis.lexicon import built_in
from search.catalogue.document import CatalogueDocument, DocumentPerson, Section
from search.catalogue.rows import row, whole_name
from search.engines.schema import KEYWORDS, NUMBERS, TOKENS

NOW = datetime(2024, 6, 1, tzinfo=UTC)
PLAIN = CatalogueDocument("page:7", "da", "course", "Lær at tackle!", "/kurset/", page=7)


def made(**values):
    return row(replace(PLAIN, **values), lexicon=built_in(), now=NOW)


def test_a_row_has_the_fields_of_the_schema_and_no_others():
    whole = made()
    assert set(whole.tokens) == set(TOKENS)
    assert set(whole.keywords) == set(KEYWORDS) - {"version"}
    assert set(whole.numbers) == set(NUMBERS)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("title", {"alternative_titles": ("vagtel",)}),
        ("names", {"organisation_names": ("vagtel",)}),
        ("names", {"contacts": (DocumentPerson("vagtel"),)}),
        ("names", {"contacts": (DocumentPerson("x", role="vagtel"),)}),
        ("names", {"contacts": (DocumentPerson("x", email="vagtel@example.org"),)}),
        ("facts", {"summary": "vagtel"}),
        ("facts", {"place_names": ("vagtel",)}),
        ("facts", {"topics": ("vagtel",)}),
        ("facts", {"legal_basis": ("vagtel",)}),
        ("facts", {"price": "vagtel"}),
        ("body", {"sections": (Section("Spørgsmål", "vagtel"),)}),
    ],
)
def test_a_word_is_searched_in_the_text_that_its_field_belongs_to(text, values):
    there = {name for name, tokens in made(**values).tokens.items() if "vagtel" in tokens.split()}
    assert there >= {f"{text}_exact", f"{text}_stem", f"{text}_fold"}
    assert {name.split("_")[0] for name in there} == {text, "words"}


def test_what_a_compound_is_made_of_stands_beside_the_stems_of_words():
    tokens = made(summary="angstkursus for alle").tokens
    assert set(tokens["facts_pieces"].split()) == {*tokens["facts_stem"].split(), *tokens["facts_parts"].split()}
    assert tokens["facts_parts"]


def test_each_word_is_once_where_misspelt_ones_are_looked_for():
    tokens = made(summary="vagtel og vagtel", sections=(Section("", "vagtel"),)).tokens
    assert tokens["words"].split().count("vagtel") == 1


def test_the_question_of_a_form_is_not_searched():
    tokens = made(sections=(Section("Hvad er supervision", "svaret"),)).tokens
    assert not any("supervision" in text for text in tokens.values())


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("named", {"alternative_titles": ("LAT",)}, ("lær at tackle", "lat")),
        ("belongs", {"organisation_names": ("SIND!", "!")}, ("sind",)),
        (
            "email",
            {"contacts": (DocumentPerson("a", email="A@B.dk"), DocumentPerson("b", email="a@b.dk"))},
            ("a@b.dk",),
        ),
        ("paragraph", {"legal_basis": ("Serviceloven § 104",), "summary": "§§ 85 og 104"}, ("104", "85")),
        ("online", {"online": True}, ("1",)),
        ("listed", {"listed": False}, ()),
        ("page", {"page": 0}, ()),
    ],
)
def test_whole_values_are_keywords(name, values, expected):
    assert made(**values).keywords[name] == expected


@pytest.mark.parametrize("typed", ["41275427", "5427", "4127", "127542"])
def test_a_person_is_found_by_the_number_and_by_each_part_of_it(typed):
    assert typed in made(contacts=(DocumentPerson("a", phone="+45 41 27 54 27"),)).keywords["phone"]


def test_a_number_in_a_text_is_found_as_a_whole_only():
    phones = made(sections=(Section("", "Ring 41 27 54 27."),)).keywords["phone"]
    assert phones == ("41275427",)


def test_browsing_goes_by_kind_before_title():
    course, event = made(title="Å"), made(title="A", kind="event")
    assert course.numbers["order"] > event.numbers["order"]
    assert course.numbers["browse"] < event.numbers["browse"] < 2**63


@pytest.mark.parametrize(
    ("name", "expected"), [("Lær at tackle!", "lær at tackle"), ("", ""), ("x " * 400, ("x " * 150))]
)
def test_a_whole_name_is_its_normalised_words(name, expected):
    assert whole_name(name) == expected
