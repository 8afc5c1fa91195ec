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
