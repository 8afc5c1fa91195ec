"""A collection of numbered practice examples."""

import pytest

from peer_pages.importing.result import Document
from peer_pages.tests.importing.builders import example, parsed

TEXT = (
    "Huset er et § 104 tilbud i Randers Kommune, og det åbnede i foråret 2004. "
    "Der kommer omkring tyve mennesker hver dag, og de fleste bliver her længe."
)
WORDS = ("Plads til alle", "Noget at stå op til")
OUTSIDE = " 3. Perspektiver\n\n\nKontinuum\n\nA      B      C\n\n"


def collection(*examples: str, after: str = "") -> str:
    front = (
        " Forord\nHer er en samling.\n 1. Indledning\n1.1. Baggrund\nDer er en grund.\n\n1.2. Formål\nDer er et mål.\n"
    )
    return front + " 2. Eksempler\n\n\n" + "".join(examples) + after


def read(*examples: str, after: str = "") -> Document:
    return parsed(collection(*examples, after=after))


def two() -> list[str]:
    return [example("2.1.", "Huset i byen", TEXT, WORDS), example("2.2", "Klubben", TEXT, ["Ro"])]


def test_numbered_parts_with_keywords_are_entries() -> None:
    document = read(*two())
    assert document.kind == "example_catalogue"
    assert [(entry.title, entry.form, entry.details["number"]) for entry in document.entries] == [
        ("Huset i byen", "example", "2.1"),
        ("Klubben", "example", "2.2"),
    ]
    assert [entry.keywords for entry in document.entries] == [list(WORDS), ["Ro"]]


def test_other_chapters_are_no_entries() -> None:
    document = read(*two(), after=" 3. Perspektiver\n3.1. Overblik\nDer er mere at sige.\n")
    assert len(document.entries) == 2


def test_a_year_at_the_start_of_a_line_is_no_number() -> None:
    text = TEXT.replace("foråret 2004.", "foråret\n\n2004. Huset")
    document = read(example("2.1.", "Huset", text, WORDS), two()[1])
    assert len(document.entries) == 2


@pytest.mark.parametrize("label", ["Nøgleord", "Nøgleord:", "Stikord"])
def test_any_label_of_keywords_will_do(label: str) -> None:
    document = read(example("2.1.", "A-huset", TEXT, WORDS, label), example("2.2.", "B-huset", TEXT, WORDS, label))
    assert sum(len(entry.keywords) for entry in document.entries) == 4


def test_a_keyword_over_two_lines_is_one() -> None:
    long = (
        "Forventninger fra dem, der kommer her, om at der er noget at lave, som giver mening for den enkelte og andre"
    )
    assert read(example("2.1.", "Huset", TEXT, [long]), two()[1]).entries[0].keywords == [long]


def test_an_example_without_keywords_among_others_is_an_entry_with_a_warning() -> None:
    document = read(*two(), example("2.3.", "Caféen", TEXT, []))
    assert [warned.code for warned in document.entries[2].warnings] == ["no_keywords"]


def test_a_gap_in_the_numbers_is_pointed_out() -> None:
    document = read(two()[0], example("2.4.", "Caféen", TEXT, WORDS))
    assert [warned.code for warned in document.warnings] == ["numbering_gap"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sammen – et samarbejde om\ntilbud til ledige", "Sammen – et samarbejde om tilbud til ledige"),
        ("Ordningen – et tilbud efter\nServicelovens § 88", "Ordningen – et tilbud efter Servicelovens § 88"),
        ("Projekt ”Ud i byen – en vej for\nalle”", "Projekt ”Ud i byen – en vej for alle”"),
        ("Støtte i arbejde, Vejle og Aarhus\n\nAmter", "Støtte i arbejde, Vejle og Aarhus Amter"),
    ],
)
def test_a_wrapped_title_is_joined_and_pointed_out(title: str, expected: str) -> None:
    entry = read(example("2.1.", title, TEXT, WORDS), two()[1]).entries[0]
    assert entry.title == expected
    assert "title_wrapped" in {warned.code for warned in entry.warnings}


def test_a_heading_after_the_title_is_not_part_of_it() -> None:
    entry = read(example("2.1.", "Huset i byen\nFormål og målgruppe\n", TEXT, WORDS), two()[1]).entries[0]
    assert entry.title == "Huset i byen"
    assert entry.sections[0].title == "Formål og målgruppe"


def test_a_period_under_the_title_is_the_time_of_the_project() -> None:
    entry = read(example("2.1.", "Huset i byen\n\nmaj 2003 – juli 2005\n", TEXT, WORDS), two()[1]).entries[0]
    assert (entry.details["started"], entry.details["ended"]) == ("2003-05", "2005-07")


def test_paragraphs_of_law_are_cited_and_bullets_are_not() -> None:
    text = TEXT + "\n\n§ At skabe ro\n\n§ 25 pct. af alle\n\nfin"
    entry = read(example("2.1.", "Et § 94 hus", text, ["Plads efter Servicelovens § 88"]), two()[1]).entries[0]
    assert sorted(entry.legal_basis) == ["§ 104", "§ 88", "§ 94"]
    assert entry.details["laws"] == {"§ 88": "Servicelovens"}


def test_examples_are_placed_on_the_continuum_by_their_titles() -> None:
    after = OUTSIDE + "A:  Klubben\n\nB:  Huset i byen (ordningen)\n"
    document = read(*two(), after=after)
    assert [entry.continuum for entry in document.entries] == ["B", "A"]


def test_a_place_on_the_continuum_without_an_example_is_pointed_out() -> None:
    document = read(*two(), after=OUTSIDE + "A:  Klubben\n\nB:  Noget helt tredje\n")
    assert [entry.continuum for entry in document.entries] == [None, "A"]
    assert [warned.code for warned in document.warnings] == ["continuum_unplaced"]


def test_without_a_continuum_nothing_is_placed() -> None:
    assert {entry.continuum for entry in read(*two()).entries} == {None}


def test_the_examples_keep_the_documents_order() -> None:
    document = read(*reversed(two()))
    assert [entry.title for entry in document.entries] == ["Klubben", "Huset i byen"]
