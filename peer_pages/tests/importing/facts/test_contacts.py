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


@pytest.mark.parametrize(
    "lead", ["Kontakt", "Ring", "Kontakt Ring", "Info", "Mail", "Tlf", "Skriv", "Ring Projektleder", "Kontakt Leder"]
)
def test_a_request_before_a_name_is_no_part_of_it(lead: str) -> None:
    assert [contact.name for contact in contacts(f"{lead} Bodil Prøve på tlf. 12345678")] == ["Bodil Prøve"]


NAMES = [
    "Ærø Østby", "Åse Ågård", "Øjvind Æbelø", "Björn Östlund", "Élise Müller", "Anne-Mette Prøve", "Per-Åge Sø-Ærø",
    "Ida de Prøve", "Ole von Test", "Ib van Test", "Eva af Prøve", "Bodil P. Test", "Jens Å. Ø. Prøve",
    "Bodil Anna Prøve Test",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken_whole(name: str) -> None:
    assert [contact.name for contact in contacts(f"Kontakt: {name}, hus@hus.example")] == [name]


ROLES = [
    "leder", "Afdelingschef", "konsulent", "Koordinator", "formand", "direktør", "projektansvarlig", "sekretær",
    "rådgiver", "Lærer", "instruktør",
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("form", ["Kontakt {role} Bodil Prøve, 12345678", "{role}: Bodil Prøve, telefon 12345678"])
def test_a_role_before_a_name_is_told_from_it(form: str, role: str) -> None:
    (contact,) = contacts(form.format(role=role))
    assert (contact.name, contact.role) == ("Bodil Prøve", role)


@pytest.mark.parametrize("end", [":", ";", ",", ".", " (", ""])
@pytest.mark.parametrize("role", [*ROLES, "leder af Huset i Byen"])
def test_a_role_after_a_name_ends_with_its_part_of_the_sentence(role: str, end: str) -> None:
    (contact,) = contacts(f"Ring til Bodil Prøve, {role}{end} 12345678" if end else f"Bodil Prøve, {role}", "12345678")
    assert (contact.name, contact.role) == ("Bodil Prøve", role)


@pytest.mark.parametrize("office", ["Sekretariatet", "kontoret", "receptionen", "rådgivningen", "administrationen"])
def test_an_office_is_whom_to_turn_to_where_nobody_is_named(office: str) -> None:
    assert [(found.name, found.role) for found in contacts(f"{office}: ring på 12345678")] == [(None, office)]


CUES = [
    "tlf.", "Telefonnummer", "mobil", "Mobilnr.", "mailadresse", "e-mail", "ring", "kontakt", "Kontaktperson",
    "information", "info", "henvendelse", "hos os", "Tlf:",
]  # fmt: skip


@pytest.mark.parametrize("cue", CUES)
def test_eight_digits_after_a_word_about_calling_are_a_phone_number(cue: str) -> None:
    text = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag, og "
    assert [contact.phone for contact in contacts(f"{text}{cue} 12345678")] == ["12345678"]
    assert contacts(f"{text}12345678") == []


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("12345678", "12345678"),
        ("12 34 56 78", "12345678"),
        ("12.34.56.78", "12345678"),
        ("1234 5678", "12345678"),
        ("+45 12345678", "12345678"),
        ("+45.12345678", "12345678"),
        ("+4512345678", "12345678"),
        ("0045 12 34 56 78", "12345678"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0049-30-1234567", "+49301234567"),
    ],
)
def test_phone_numbers_as_people_write_them(written: str, digits: str) -> None:
    assert [contact.phone for contact in contacts(f"Ring {written}")] == [digits]


@pytest.mark.parametrize(
    "digits",
    ["123456789", "12345678.9", "1.12345678", "1,12345678", "12345678/12", "12345678-12", "/12345678", "-12345678"],
)
def test_digits_within_a_longer_number_are_no_phone_number(digits: str) -> None:
    assert contacts(f"Ring, kontonummer {digits}") == []


@pytest.mark.parametrize("years", ["2013 2016", "1999 2016", "20132016", "1999 1999"])
def test_two_years_are_no_phone_number(years: str) -> None:
    assert contacts(f"Kontakt {years}") == []


@pytest.mark.parametrize(
    "address",
    ["bodil.p@hus.example", "bodil+hus@hus.example", "bodil-p@hus.example", "bp_1@post.hus.example", "bp@mit-hus.dk"],
)
def test_an_address_is_taken_whole_and_without_the_full_stop(address: str) -> None:
    assert [contact.email for contact in contacts(f"Skriv til {address}.")] == [address]


@pytest.mark.parametrize("text", ["Skriv til bodil@hus", "Vi er @hus.example", "a@b", "@"])
def test_what_is_no_address(text: str) -> None:
    assert contacts(text) == []


@pytest.mark.parametrize(("between", "name"), [(3, "Bodil Prøve"), (4, None)])
def test_a_name_counts_for_the_four_lines_below_it(between: int, name: str | None) -> None:
    found = contacts("Bodil Prøve", *["Alle kan komme her."] * between, "hus@hus.example")
    assert [contact.name for contact in found] == [name]


@pytest.mark.parametrize(("line", "count"), [(13, 1), (14, 2)])
def test_a_phone_number_far_from_an_address_is_somebody_elses(line: int, count: int) -> None:
    found = contacts_in([paragraph("hus@hus.example", 1), paragraph("Ring 12345678", line)])
    assert len(found) == count


@pytest.mark.parametrize(
    "phrase",
    ["Ved henvendelse", "rettes henvendelse", "kan rekvireres", "Kontakt os", "telefonisk kontakt", "kontaktes"],
)
def test_each_way_of_asking_to_be_contacted(phrase: str) -> None:
    assert ASKING.search(f"Bogen fås. {phrase} i huset")
