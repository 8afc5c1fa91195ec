"""Paragraphs of law, and what only looks like them."""

import pytest

from peer_pages.importing.facts.legal_basis import legal_basis_in

CITED = {
    "et tilbud efter servicelovens § 104": [("§ 104", "servicelovens")],
    "Servicelovens §88 (skånejob)": [("§ 88", "Servicelovens")],
    "§107 botilbud": [("§ 107", None)],
    "efter § 85 og § 87": [("§ 85", None), ("§ 87", None)],
    "§§ 67, 85 og 107": [("§ 67", None), ("§ 85", None), ("§ 107", None)],
    "jf. § 110 i serviceloven": [("§ 110", "serviceloven")],
    "efter § 82 a": [("§ 82 a", None)],
    "Servicelovens §99 stk. 2 om": [("§ 99", "Servicelovens")],
    "Lov om aktiv indsats § 2": [("§ 2", "Lov om aktiv indsats")],
}

NOT_CITED = [
    "§ At skabe ro",
    "§ 25 pct. har en sygdom",
    "§ 33% går videre",
    "§ 15 procent",
    "konto § 16.51.14 på finansloven",
    "Fra foreningens vedtægter §2:",
]


@pytest.mark.parametrize(("text", "cited"), CITED.items())
def test_cited(text: str, cited: list[tuple[str, str | None]]) -> None:
    assert [(item.paragraph, item.law) for item in legal_basis_in(text)] == cited


@pytest.mark.parametrize("text", NOT_CITED)
def test_not_cited(text: str) -> None:
    assert list(legal_basis_in(text)) == []


def test_the_midler_of_a_paragraph_cite_it() -> None:
    assert [item.paragraph for item in legal_basis_in("§18-midler")] == ["§ 18"]
