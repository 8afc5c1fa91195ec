"""Municipalities in prose."""

import pytest

from peer_pages.importing.facts.municipalities import municipalities_in, official_name, places_in_title, region_of


def found(text: str) -> list[str]:
    return [official for _, _, official in municipalities_in(text) if official]


def unknown(text: str) -> list[str]:
    return [written for _, written, official in municipalities_in(text) if official is None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("et hus i Helsingør Kommune", ["Helsingør", "Helsingør"]),
        ("Københavns Kommune betaler", ["København"]),
        ("Lejre og Holbæk Kommune", ["Lejre", "Holbæk"]),
        ("kommunerne Hjørring, Thisted og Morsø samler", ["Hjørring", "Thisted", "Morsø"]),
        ("tre kommuner (Aarhus, Herning og Viborg)", ["Aarhus", "Herning", "Viborg"]),
        ("vi bor i Århus", ["Aarhus"]),
        ("Afdelinger: Svendborg, Esbjerg, Tønder", ["Svendborg", "Esbjerg", "Tønder"]),
        ("Vejen 4, 2400 Kbh NV", ["København"]),
        ("Lyngby Taarbæk Kommune", ["Lyngby-Taarbæk"]),
        ("Aabenraa Kommune og Åbenraa", ["Aabenraa"]),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Aarhus Universitetshospital måler virkningen",
        "vejen er lang",
        "Nogle kommuner betaler",
        "LAP København/Vesterbro var med",
        "drevet af Århus Amt",
        "",
    ],
)
def test_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("fire kommuner (Randers, Skanderbro, Odder, Viborg)", ["Skanderbro"]),
        ("kommuner: Lemvig, Vinderup og Struer", ["Vinderup"]),
        ("under Købehavns Kommune", ["Købehavns"]),
        ("Sammenhold, Lejre og Holbæk Kommune", []),
        ("Nogle kommuner betaler", []),
        ("Hver Kommune betaler", []),
    ],
)
def test_names_meant_as_municipalities_that_are_none(text: str, names: list[str]) -> None:
    assert unknown(text) == names


def test_a_title_needs_nothing_around_a_name() -> None:
    assert places_in_title("ANTV, Århus") == ["Aarhus"]
    assert places_in_title("CSV-Aarhus – Skolen") == ["Aarhus"]
    assert places_in_title("Projekt i Frederiksborg og Århus Amter") == []
    assert places_in_title("Åbent hus") == []


def test_official_names() -> None:
    assert official_name("Gladsaxes") == "Gladsaxe"
    assert official_name("Atlantis") is None


def test_a_municipality_knows_its_region() -> None:
    assert region_of("Lejre") == "Region Sjælland"
    assert region_of("København") == "Region Hovedstaden"
