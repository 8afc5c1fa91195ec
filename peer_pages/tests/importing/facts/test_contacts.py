"""Whom to turn to."""

import pytest

from peer_pages.importing.facts.contacts import ASKING, contacts_in, phone_digits
from peer_pages.importing.result import Contact
from peer_pages.tests.importing.builders import paragraph


def contacts(*texts: str) -> list[Contact]:
    return contacts_in([paragraph(text, line) for line, text in enumerate(texts, start=1)])


ONE = {
    "Yderligere information fås hos Projektleder Bodil Prøve, bp@hus.example, 1234 5678": (
        "Bodil Prøve", "Projektleder", "bp@hus.example", "12345678",
    ),
    "Yderligere information: Bodil Prøve, Leder af Huset i Byen: bp@hus.example": (
        "Bodil Prøve", "Leder af Huset i Byen", "bp@hus.example", None,
    ),
    "Henvendelse til: Projektleder Bodil Prøve, 12345678, bp@hus.example.": (
        "Bodil Prøve", "Projektleder", "bp@hus.example", "12345678",
    ),
    "Information: Udviklingschef Ole Test, Socialt Center Nord, Testvej 4, 2400 Byen. Tlf: 12 34 56 78.": (
        "Ole Test", "Udviklingschef", None, "12345678",
    ),
    "Henvendelse til Birgit Prøve birgit@hus.example": ("Birgit Prøve", None, "birgit@hus.example", None),
    "Mere information: Brian Test, 1234 5678": ("Brian Test", None, None, "12345678"),
    "Projektleder Anna Prøve; mail-adresse: ap@hus.example; telefonnr.: 1234 5678.": (
        "Anna Prøve", "Projektleder", "ap@hus.example", "12345678",
    ),
    "samt hos projektleder Jens Test Prøve: 12345678 jt@hus.example": (
        "Jens Test Prøve", "projektleder", "jt@hus.example", "12345678",
    ),
    "Ring til sekretariatet på 12 34 56 78.": (None, "sekretariatet", None, "12345678"),
    "Kontakt: bp@hus.example": (None, None, "bp@hus.example", None),
    "Ring til Bodil Prøve på +45 12 34 56 78": ("Bodil Prøve", None, None, "12345678"),
    "Ring til Bodil Prøve på +46 70 123 45 67": ("Bodil Prøve", None, None, "+46701234567"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE.items())
def test_one_contact(text: str, expected: tuple[str | None, ...]) -> None:
    (contact,) = contacts(text)
    assert (contact.name, contact.role, contact.email, contact.phone) == expected


def test_a_contact_on_lines_of_its_own() -> None:
    (contact,) = contacts("Bodil Prøve", "Projekt Åbent Hus", "bodil@hus.example", "1234 5678", "www.hus.example")
    assert (contact.name, contact.email, contact.phone) == ("Bodil Prøve", "bodil@hus.example", "12345678")
    assert contact.line == 3


def test_two_contacts_in_one_sentence() -> None:
    found = contacts("Kontakt: Bodil Prøve, bp@hus.example, eller Ole Test, ot@hus.example")
    assert [(contact.name, contact.email) for contact in found] == [
        ("Bodil Prøve", "bp@hus.example"),
        ("Ole Test", "ot@hus.example"),
    ]


def test_a_contact_named_twice_is_one() -> None:
    assert len(contacts("Kontakt: Bodil Prøve, bp@hus.example", "Skriv til Bodil Prøve, bp@hus.example")) == 1


def test_a_role_given_elsewhere_is_found() -> None:
    found = contacts("Daglig leder Brian Test er den eneste ansatte.", "Mere information: Brian Test, 1234 5678")
    assert found[0].role == "leder"


@pytest.mark.parametrize(
    "text",
    [
        "I perioden 2013 2016 kom der mange til information.",
        "Huset har CVR 12345678.",
        "Bodil Prøve åbnede huset.",
        "Der er 12 34 kontakter",
        "",
    ],
)
def test_no_contact(text: str) -> None:
    assert contacts(text) == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [("12 34 56 78", "12345678"), ("0045 12345678", "12345678"), ("+4512345678", "12345678"), ("0046 701", "+46701")],
)
def test_phone_numbers_in_digits(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


def test_asking_to_be_contacted_is_noticed() -> None:
    assert ASKING.search("kan rekvireres ved henvendelse")
    assert not ASKING.search("kom forbi huset")
