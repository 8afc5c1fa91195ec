"""Region headings in the forms that catalogues print them in."""

import pytest

from peer_pages.importing.layouts.regions import names_denmark, regions_in
from peer_pages.importing.text.lines import to_lines

NAMES = ["Region Nordjylland", "Region Sjælland", "Region Østdanmark"]


def found(*texts: str) -> list[str]:
    return [region.name for region in regions_in(to_lines("\n\n".join(texts)))]


@pytest.mark.parametrize(
    "form",
    [
        "Støtte i {}",
        "STØTTE I {}",
        "Støtte i {}:",
        "1. Støtte i {}",
        "3 {}",
        "{}",
        "## {}",
        "# Støtte i {}",
        "Støtte – {}",
        "Støtte: {}",
        "Støtte, {}",
        "Initiativer i {}",
        "{}s støtte",
        "2. {}s støtte:",
        "## {}s peer-støtte",
    ],
)
@pytest.mark.parametrize("title", ["Støtte i Danmark", "Katalog over tilbud"])
@pytest.mark.parametrize("upper", [False, True])
def test_forms_of_region_headings(form: str, title: str, *, upper: bool) -> None:
    headings = [form.format(name.upper() if upper else name) for name in NAMES]
    assert found(title, *headings) == NAMES


@pytest.mark.parametrize(
    "line",
    [
        "Vi holder til i Region Sjælland, hvor vi har et hus.",
        "Mentorer i Region Sjællands Psykiatri",
        "Regionen",
        "Region",
        "region sjælland",
        "i Region Sjælland.",
        "Region Sjællands Psykiatri",
        "Region Sjællands psykiatri har et hus, og det er åbent hver dag hele året.",
        "Vi i Region Sjællands støtte",
    ],
)
def test_what_is_no_region_heading(line: str) -> None:
    assert found("Støtte i Danmark", line) == []


@pytest.mark.parametrize("form", ["Støtte i {}", "{}"])
def test_an_entry_named_after_a_region_is_none(form: str) -> None:
    headings = [form.format(name) for name in NAMES]
    assert found("Katalog", *headings, "Bisidderne i Region Sjælland") == NAMES


def test_one_bare_region_beside_an_entry_named_after_it() -> None:
    assert found("Katalog", "Region Sjælland", "Bisidderne i Region Sjælland") == ["Region Sjælland"]


def test_the_documents_title_decides_which_prefix_counts() -> None:
    lines = ["Støtte i Danmark", "Støtte i Region Sjælland", "Kurser i Region Sjælland", "Kurser i Region Nordjylland"]
    assert found(*lines) == ["Region Sjælland"]


def test_the_documents_title_makes_one_genitive_a_heading() -> None:
    lines = ["Peer-støtte i Danmark", "Region Sjællands peer-støtte", "Region Sjællands Psykiatri"]
    assert found(*lines) == ["Region Sjælland"]


def test_headings_of_both_kinds_stand_in_one_document() -> None:
    assert found("Støtte i Danmark", "Støtte i Region Nordjylland", "Region Sjællands støtte") == NAMES[:2]


def test_entries_named_after_regions_beside_bare_headings_are_none() -> None:
    entries = ["Region Sjællands Psykiatri", "Region Nordjyllands Psykiatri"]
    assert found("Katalog", *NAMES, *entries) == NAMES


@pytest.mark.parametrize(
    ("introduction", "after"),
    [
        ("Her er tre steder.", 3),
        ("Her er tre steder,\nsom alle holder åbent.", 4),
        ("Huset\nKlubben\nCaféen\nVærkstedet\nSkolen\nBroen", 2),
        ("Støtte i Region Nordjylland", 2),
    ],
)
def test_the_introduction_of_a_region_is_no_entry(introduction: str, after: int) -> None:
    assert regions_in(to_lines(f"Støtte i Danmark\nStøtte i Region Sjælland\n{introduction}"))[0].after == after


@pytest.mark.parametrize(("title", "yes"), [("Støtte i Danmark", True), ("STØTTE I DANMARK", True), ("Støtte", False)])
def test_a_title_names_denmark(title: str, *, yes: bool) -> None:
    assert names_denmark(to_lines(f"{title}\n\nTekst")) is yes


@pytest.mark.parametrize("title", ["Katalog", "Støtte i Danmark"])
def test_one_heading_with_a_preposition_is_enough(title: str) -> None:
    assert found(title, "Støtte i Region Ærø") == ["Region Ærø"]


def test_a_heading_right_after_another_leaves_the_first_without_an_introduction() -> None:
    text = "Støtte i Danmark\nStøtte i Region Sjælland\nStøtte i Region Nordjylland\nHer er tre steder."
    assert [region.after for region in regions_in(to_lines(text))] == [2, 4]


@pytest.mark.parametrize("above", [4, 5])
def test_the_documents_title_stands_in_the_first_five_lines(above: int) -> None:
    text = "\n".join([*["Linje"] * above, "Støtte i Danmark"])
    assert names_denmark(to_lines(text)) is (above == 4)
    assert not names_denmark(to_lines("Støtte i Danmark og andre steder"))
