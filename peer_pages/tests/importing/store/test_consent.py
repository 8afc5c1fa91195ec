"""Whose contact data may be shown without recorded consent: employees at work, and nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.result import Contact
from peer_pages.importing.store.consent import FREE_MAIL, is_work_contact

EMPLOYEES = [
    "Leder", "afdelingsleder", "Centerchef", "konsulent", "Projektkoordinator", "direktør", "sekretær", "Sekretariatet",
    "administrationen", "kontoret", "receptionen", "rådgiver", "lærer", "forstander",
]  # fmt: skip
PEERS = [
    "peer", "Peer-støtter", "peer-koordinator", "frivillig", "Frivilligkoordinator", "mentor", "recoverymentor",
    "brugerkonsulent", "erfaringskonsulent", "medarbejder med brugererfaring", "pårørende", "pårørenderådgiver",
    "bisidder", "instruktør", "kursist", "formand", "bestyrelsesmedlem",
]  # fmt: skip


@pytest.mark.parametrize("role", EMPLOYEES)
def test_an_employees_role_is_enough(role: str) -> None:
    assert is_work_contact(Contact(1, name="Ida Prøve", role=role, phone="12345678"))


@pytest.mark.parametrize("role", PEERS)
@pytest.mark.parametrize("email", [None, "ida@kommune.example", "ida@gmail.com"])
def test_a_peers_or_volunteers_role_needs_consent_whatever_the_address(role: str, email: str | None) -> None:
    assert not is_work_contact(Contact(1, name="Ida Prøve", role=role, email=email, phone="12345678"))


@pytest.mark.parametrize("email", ["ida@kommune.example", "info@huset.example", "IDA@KOMMUNE.EXAMPLE"])
def test_an_organisations_address_is_enough(email: str) -> None:
    assert is_work_contact(Contact(1, email=email))


@pytest.mark.parametrize("domain", sorted(FREE_MAIL))
def test_an_address_anybody_can_have_says_nothing(domain: str) -> None:
    assert not is_work_contact(Contact(1, name="Ida Prøve", email=f"ida@{domain}"))
    assert not is_work_contact(Contact(1, name="Ida Prøve", email=f"IDA@{domain.upper()}"))


@pytest.mark.parametrize(
    "contact", [Contact(1), Contact(1, name="Ida Prøve"), Contact(1, phone="12345678"), Contact(1, email="ida")]
)
def test_a_bare_name_or_number_needs_consent(contact: Contact) -> None:
    assert not is_work_contact(contact)


@given(st.sampled_from(PEERS), st.sampled_from(EMPLOYEES), st.booleans())
def test_a_peers_role_outweighs_an_employees(peer: str, employee: str, first: bool) -> None:
    role = f"{peer} og {employee}" if first else f"{employee} og {peer}"
    assert not is_work_contact(Contact(1, role=role, email="ida@kommune.example"))
