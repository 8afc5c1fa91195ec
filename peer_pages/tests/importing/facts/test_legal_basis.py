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


@pytest.mark.parametrize(
    "law",
    [
        "servicelovens", "Serviceloven", "LAB", "aktivlovens", "Folkeoplysningsloven", "sundhedslovens",
        "styringsloven", "styringslov for Aalborg", "lov om retssikkerhed og administration",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["efter {} § 3", "efter {}, §3", "{} § 3"])
def test_the_law_named_before_a_paragraph(law: str, form: str) -> None:
    assert [(item.paragraph, item.law) for item in legal_basis_in(form.format(law))] == [("§ 3", law)]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("§ 83 i Serviceloven", "Serviceloven"),
        ("§ 83 stk. 1 i lov om social service", "lov"),
        ("§ 83 stk.2 I SUNDHEDSLOVEN", "SUNDHEDSLOVEN"),
        ("§ 83 i huset", None),
        ("§ 83, og så står der noget i loven", None),
        ("Serviceloven er god. Vi bruger § 83", None),
    ],
)
def test_the_law_named_after_a_paragraph_stands_right_there(text: str, law: str | None) -> None:
    assert [(item.paragraph, item.law) for item in legal_basis_in(text)] == [("§ 83", law)]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("§ 4", ["§ 4"]),
        ("§ 82a", ["§ 82a"]),
        ("§ 82 a og b", ["§ 82 a"]),
        ("§ 82 alle", ["§ 82"]),
        ("§ 85 eller 87", ["§ 85", "§ 87"]),
        ("§ 85 samt § 87", ["§ 85", "§ 87"]),
        ("§85,§87", ["§ 85", "§ 87"]),
        ("§§ 85 OG 87", ["§ 85", "§ 87"]),
        ("§ 1045", []),
        ("§ 85 og 25 %", ["§ 85"]),
        ("§ 5 procentdel", ["§ 5"]),
        ("ifølge Regulativet § 3", []),
        ("HUSORDEN § 3", []),
        ("vedtægtens §3", []),
        ("vedtægter og § 3", ["§ 3"]),
    ],
)
def test_lists_and_numbers_of_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [item.paragraph for item in legal_basis_in(text)] == paragraphs
