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
