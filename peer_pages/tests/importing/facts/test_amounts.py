"""Sums of money, in whole kroner."""

import pytest

from peer_pages.importing.facts.amounts import MOST, amounts_in

AMOUNTS = {
    "et tilskud på 312.450 kroner til": [312450],
    "kr. 240.000 årligt": [240000],
    "9,3 mio. kr. over tre år": [9300000],
    "i alt 6,2 millioner til": [6200000],
    "9 millioner kr., hvoraf 7,8 millioner kr.": [9000000, 7800000],
    "1,5 milliarder kroner": [1500000000],
    "250 t.kr.": [250000],
    "1.250.000,00 kr.": [1250000],
    "DKK 5000": [5000],
    "500,-": [500],
    "125 kr. i timen": [],
    "200 kr. pr. deltager": [],
    "68 patienter og 12 peers": [],
    "§ 104": [],
    "i 2014": [],
    "0 kr.": [],
}


@pytest.mark.parametrize(("text", "amounts"), AMOUNTS.items())
def test_amounts(text: str, amounts: list[int]) -> None:
    assert [kroner for _, kroner in amounts_in(text)] == amounts


def test_a_misprint_of_an_amount_is_none() -> None:
    assert all(kroner <= MOST for _, kroner in amounts_in("9" * 400 + " mia. kr. og 999999999999 mia. kr."))


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("2 mia. kr.", 2_000_000_000),
        ("2 mia kr.", 2_000_000_000),
        ("1 milliard kroner", 1_000_000_000),
        ("1 million", 1_000_000),
        ("1,25 MIO. KR.", 1_250_000),
        ("7 mio kr", 7_000_000),
        ("300 tusind kroner", 300_000),
        ("300 tkr", 300_000),
        ("Kr 5.000", 5_000),
        ("kr.5000", 5_000),
        ("5000 DKK", 5_000),
        ("5000kr", 5_000),
        ("5.000,- pr. år", 5_000),
        ("1 kr.", 1),
        ("1.234.567.890 kr.", 1_234_567_890),
        ("12.500,5 kr.", 12_500),
        ("9,3 kr.", 9),
    ],
)
def test_a_sum_in_kroner(text: str, kroner: int) -> None:
    assert [found for _, found in amounts_in(f"Vi fik {text} i alt")] == [kroner]


@pytest.mark.parametrize(
    "price",
    ["i timen", "pr. time", "pr time", "per time", "om måneden", "pr. deltager", "PR. DELTAGER", "pr. person"],
)
def test_a_price_for_each_is_no_sum(price: str) -> None:
    assert list(amounts_in(f"Det koster 200 kr. {price}, og vi er glade.")) == []
    assert list(amounts_in(f"Det koster 200 kr. Vi får løn {price}.")) != []


@pytest.mark.parametrize(
    "text",
    ["§18 kr.", "12 krydderier", "5 millionærer", "3 tusindben", "12.3456 kr.", "1000000000001 kr.", "skr 500"],
)
def test_what_is_no_sum(text: str) -> None:
    assert list(amounts_in(text)) == []


def test_a_sum_stands_where_it_begins() -> None:
    assert [position for position, _ in amounts_in("Vi fik kr. 500 og 200 kr.")] == [7, 18]
