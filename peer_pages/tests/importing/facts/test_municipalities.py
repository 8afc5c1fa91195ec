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


def places(text: str) -> list[tuple[str, str | None]]:
    return [(text[start : start + len(written)], official) for start, written, official in municipalities_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Randers Kommune", ["Randers"]),
        ("i Randers kommunes regi", ["Randers"]),
        ("Randers og Odder Kommuner", ["Randers", "Odder"]),
        ("Randers, Odder samt Vejle kommune", ["Randers", "Odder", "Vejle"]),
        ("Randers/ Odder & Vejle Kommuner", ["Randers", "Odder", "Vejle"]),
        ("kommunerne Randers og Odder", ["Randers", "Odder"]),
        ("Kommuner: Randers, Odder", ["Randers", "Odder"]),
        ("vi bor i Randers", ["Randers"]),
        ("folk fra Randers", ["Randers"]),
        ("toget til Randers", ["Randers"]),
        ("omkring Randers", ["Randers"]),
        ("Testvej 4, 8900 Randers", ["Randers"]),
        ("Randers, Odder, Vejle", ["Randers", "Odder", "Vejle"]),
        ("Lyngby-Taarbæk Kommune", ["Lyngby-Taarbæk"]),
        ("Århus Kommune", ["Aarhus"]),
        ("Ærø Kommune", ["Ærø"]),
        ("København NV ligger i Kbh Kommune", ["København"]),
        ("Randers er god", []),
        ("Randers, Odder", []),
        ("i Randers Amt", []),
        ("fra Odense Universitet", []),
        ("til Aarhus Universitetshospital", []),
        ("Randers Sygehus", []),
        ("i randers", []),
    ],
)
def test_a_name_counts_where_the_text_says_that_it_is_a_place(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(official for _, official in places(text))) == names


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Vi bor i Utopia Kommune", ["Utopia"]),
        ("Utopia Kommune", []),
        ("kommunerne: Randers, Utopia", ["Utopia"]),
        ("kommuner (Randers, Utopia", ["Utopia"]),
        ("kommunerne Randers og Utopia", []),
        ("Randers, Odder, Vejle og Utopia kommuner", ["Utopia"]),
        ("Randers, Odder og Utopia kommuner", []),
        ("vi bor i Utopia", []),
        ("men Jeres Kommune", []),
    ],
)
def test_a_name_meant_as_a_municipality_that_is_none_comes_without_one(text: str, unknown: list[str]) -> None:
    assert [written for written, official in places(text) if official is None] == unknown


@pytest.mark.parametrize("word", "Den Deres Din En Hver Jeres Samme Vores Region Danmarks".split())
def test_a_word_that_may_stand_before_kommune_is_no_misspelt_name(word: str) -> None:
    assert places(f"Vi bor i {word} Kommune") == []


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Randers", "Region Midtjylland"),
        ("Aalborg", "Region Nordjylland"),
        ("Odense", "Region Syddanmark"),
        ("Odder", "Region Midtjylland"),
    ],
)
def test_each_region_has_its_municipalities(name: str, region: str) -> None:
    assert region_of(name) == region


@pytest.mark.parametrize("behind", ["Amt", "Amts", "Amter", "Universitet", "Universitetshospital", "Sygehus", "Stift"])
def test_an_institution_named_after_a_place_is_none(behind: str) -> None:
    assert places(f"Folk fra Viborg {behind} kom") == []
    assert places_in_title(f"Viborg {behind}") == []


@pytest.mark.parametrize(
    ("name", "official"),
    [("Kbh", "København"), ("Vesterbro", "København"), ("København NV", "København"), ("", None), ("ÅRHUS", "Aarhus")],
)
def test_other_names_of_a_municipality(name: str, official: str | None) -> None:
    assert official_name(name) == official
