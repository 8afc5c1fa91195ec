"""Web addresses."""

import pytest

from peer_pages.importing.facts.urls import broken_urls, key, unique, urls_in


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Se www.eksempel.example.", ["http://www.eksempel.example"]),
        ("(https://a.example/x?y=1&z=2)", ["https://a.example/x?y=1&z=2"]),
        ("”http://a.example”", ["http://a.example"]),
        ("http://a.example/ og www.a.example", ["http://a.example/"]),
        ("skriv til bodil@eksempel.example", []),
        ("vi har et www", []),
        ("læs frivilligjob.example", []),
    ],
)
def test_addresses(text: str, urls: list[str]) -> None:
    assert urls_in(text) == urls


def test_an_address_cut_at_a_hyphen_is_broken() -> None:
    assert broken_urls("Se http://www.psyk- og mere") == ["http://www.psyk-"]
    assert broken_urls("Se http://a.example/x") == []


def test_spellings_of_one_address_count_once() -> None:
    assert unique(["http://www.A.example/", "https://a.example", "http://b.example"]) == [
        "http://www.A.example/",
        "http://b.example",
    ]
    assert key("http://www.A.example/") == key("a.example")


@pytest.mark.parametrize("sign", ["<", ">", "”", '"', "“", " "])
def test_an_address_ends_at_a_sign_that_none_has(sign: str) -> None:
    assert urls_in(f"Se http://a.example/om{sign}os") == ["http://a.example/om"]


@pytest.mark.parametrize("sign", list(".,;:!?)”’'\"-"))
def test_punctuation_after_an_address_is_no_part_of_it(sign: str) -> None:
    assert urls_in(f"Se http://a.example/om{sign} Og mere") == ["http://a.example/om"]


@pytest.mark.parametrize("text", ["http://huset", "Se HTTP://HUSET", "www."])
def test_a_name_without_a_dot_is_no_address(text: str) -> None:
    assert urls_in(text) == []


@pytest.mark.parametrize("text", ["WWW.Huset.Example", "HTTPS://Huset.Example"])
def test_capitals_make_no_difference(text: str) -> None:
    assert [key(url) for url in urls_in(text)] == ["huset.example"]


def test_an_address_within_another_is_not_cut() -> None:
    assert key("http://a.example/?til=http://www.b.example") == "a.example/?til=http://www.b.example"
    assert key("a.example//") == "a.example"
