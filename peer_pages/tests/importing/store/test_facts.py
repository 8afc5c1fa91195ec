"""Shared facts are found by their names or made, and what exists is never changed."""

import pytest

from peer_pages.importing.facts.contacts import contacts_in
from peer_pages.importing.result import Contact, Entry
from peer_pages.importing.store.facts import Facts, _law, _municipal
from peer_pages.models import Contact as StoredContact
from peer_pages.models import LegalBasis, Organisation
from peer_pages.tests.factories import danish
from peer_pages.tests.importing.builders import paragraph


def entry(**values: object) -> Entry:
    made = Entry("Huset", "short", 1)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def person(**values: str) -> Contact:
    return Contact(1, **values)


WORK = [
    person(name="A B", role="Projektleder", email="ab@gmail.com"),
    person(name="A B", email="ab@kommune.example"),
    person(role="sekretariatet", phone="12345678"),
    person(name="A B", role="Leder af huset", phone="12345678"),
]
NOT_WORK = [
    person(name="A B", email="ab@gmail.com"),
    person(name="A B", phone="12345678"),
    person(name="A B", role="frivillig koordinator", email="ab@kommune.example"),
    person(name="A B", role="peer-leder", email="ab@region.example"),
    person(name="A B", role="formand", email="ab@forening.example"),
    person(name="A B", role="instruktør", email="ab@kommune.example"),
    person(name="A B"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contact", "public"), [*((item, True) for item in WORK), *((item, False) for item in NOT_WORK[:-1])]
)
def test_no_imported_contact_has_recorded_consent(contact: Contact, public: bool) -> None:
    (stored,) = Facts(danish()).contacts(entry(contacts=[contact]), None)
    assert stored.consent_on is None
    assert stored.consent_basis in (StoredContact.Basis.WORK, StoredContact.Basis.NONE)
    assert stored.is_public() is public


@pytest.mark.django_db
def test_a_contact_without_a_name_is_called_what_is_known() -> None:
    found = contacts_in([paragraph("kontakt sekretariatet på 12 34 56 78"), paragraph("Skriv til x@hus.example", 90)])
    stored = Facts(danish()).contacts(entry(contacts=found), None)
    assert [contact.name for contact in stored] == ["Sekretariatet", "x@hus.example"]


@pytest.mark.django_db
def test_a_law_that_is_not_certain_is_left_out_with_a_warning() -> None:
    made = entry(legal_basis=["§ 88", "§ 16", "§ 2"], details={"laws": {"§ 2": "lov om noget"}})
    found = Facts(danish()).legal_basis(made)
    assert [(basis.law, basis.name) for basis in found] == [("Serviceloven", "§ 88"), ("Lov om noget", "§ 2")]
    assert [warned.code for warned in made.warnings] == ["law_unknown"]


@pytest.mark.django_db
def test_a_paragraph_that_exists_is_used() -> None:
    known = LegalBasis.objects.create(name="§ 104", law="Serviceloven", slug="noget", locale=danish())
    assert Facts(danish()).legal_basis(entry(legal_basis=["§ 104"])) == [known]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Randers Kommune", "municipality"),
        ("Region Nordjylland", "region"),
        ("Socialministeriet", "state"),
        ("Havnefonden", "foundation"),
        ("Foreningen Havn", "association"),
        ("Havnen", "other"),
    ],
)
def test_the_kind_of_an_organisation_follows_from_its_name(name: str, kind: str) -> None:
    assert Facts(danish()).organisation(name).kind == kind


@pytest.mark.django_db
def test_an_organisation_is_found_by_its_short_name() -> None:
    known = Organisation.objects.create(name="Foreningen Havnens Blå", short_name="HB", locale=danish())
    assert Facts(danish()).organisation("hb") == known


@pytest.mark.django_db
def test_a_name_too_long_for_the_catalogue_is_cut_the_same_way_twice() -> None:
    facts = Facts(danish())
    assert facts.organisation("Å" * 300) == facts.organisation("Å" * 300)
    assert facts.funder("Å" * 300) == facts.funder("Å" * 300)
    assert facts.programme("Å" * 300, None) == facts.programme("Å" * 300, None)


@pytest.mark.django_db
def test_areas_that_do_not_exist_are_left_out() -> None:
    areas = Facts(danish()).areas("Region Atlantis", ["Randers", "Utopia"])
    assert [area.name for area in areas] == ["Randers"]


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Randers kommune", "Randers Kommune"),
        ("Århus Kommune", "Aarhus Kommune"),
        ("Københavns kommune", "Københavns Kommune"),
        ("RANDERS KOMMUNE", "Randers Kommune"),
        ("Utopia Kommune", "Utopia Kommune"),
        ("Foreningen for Randers Kommune", "Foreningen for Randers Kommune"),
        ("Region Nordjylland", "Region Nordjylland"),
        ("", ""),
    ],
)
def test_a_municipality_that_pays_has_one_spelling(name: str, official: str) -> None:
    assert _municipal(name) == official


@pytest.mark.parametrize(
    ("paragraph", "named", "law"),
    [
        ("§ 104", None, "Serviceloven"),
        ("§ 82 b", None, "Serviceloven"),
        ("§ 16", "servicelovens", "Serviceloven"),
        ("§ 16", "Service", "Serviceloven"),
        ("§ 16", None, None),
        ("§ 85", "sundhedsloven", "Sundhedsloven"),
        ("§ 3", "lov om " + "x" * 200, "Lov om " + "x" * 113),
        ("§ 3", "", None),
    ],
)
def test_the_law_of_a_paragraph_is_named_or_certain_or_unknown(
    paragraph: str, named: str | None, law: str | None
) -> None:
    assert _law(paragraph, named) == law
