"""The small rules of storing: consent, markup, hashes, titles of links."""

import pytest

from peer_pages.importing.facts.contacts import contacts_in
from peer_pages.importing.result import Block, Contact, Entry, Funding, Section
from peer_pages.importing.store.common import summary_of
from peer_pages.importing.store.consent import is_work_contact
from peer_pages.importing.store.facts import Facts
from peer_pages.importing.store.fingerprint import source_hash
from peer_pages.importing.store.markup import headed_text, plain_text, rich_text
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


@pytest.mark.parametrize("contact", WORK)
def test_work_contact_data_may_be_shown(contact: Contact) -> None:
    assert is_work_contact(contact)


@pytest.mark.parametrize("contact", NOT_WORK)
def test_everybody_else_needs_recorded_consent(contact: Contact) -> None:
    assert not is_work_contact(contact)


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


def test_markup_is_escaped_and_addresses_are_links() -> None:
    html = rich_text([Block("paragraph", ("<b>A</b> & www.hus.example/x?a=1&b=2.",)), Block("bullets", ("et", "to"))])
    assert html == (
        '<p>&lt;b&gt;A&lt;/b&gt; &amp; <a href="http://www.hus.example/x?a=1&amp;b=2">www.hus.example/x?a=1&amp;b=2</a>.</p>'
        "<ul><li>et</li><li>to</li></ul>"
    )


def test_script_addresses_are_no_links() -> None:
    assert "<a" not in rich_text([Block("paragraph", ("javascript:alert(1) data:text/html,x",))])


def test_sections_stand_under_their_headings() -> None:
    sections = [
        Section("a", "Først <her>", 1, [Block("paragraph", ("x",))]),
        Section("b", "Tom", 2),
        Section("c", "", 3, [Block("paragraph", ("y",))]),
    ]
    assert headed_text(sections) == "<h3>Først &lt;her&gt;</h3><p>x</p><p>y</p>"


def test_plain_text_has_a_line_per_paragraph() -> None:
    assert plain_text([Block("paragraph", ("x",)), Block("bullets", ("a", "b"))]) == "x\n- a\n- b"


def test_a_summary_is_made_of_whole_sentences() -> None:
    text = "Det her er den første sætning. " * 30
    made = entry(sections=[Section("a", "", 1, [Block("paragraph", ("Formål:",)), Block("paragraph", (text,))])])
    summary = summary_of(made)
    assert summary.startswith("Det her er")
    assert summary.endswith(".")
    assert len(summary) <= 400


def test_a_summary_of_one_endless_sentence_is_cut_at_a_word() -> None:
    made = entry(sections=[Section("a", "", 1, [Block("paragraph", ("ord " * 300,))])])
    assert summary_of(made).endswith("ord…")


def test_an_entry_without_text_has_no_summary() -> None:
    assert summary_of(entry()) == ""


def test_the_hash_of_a_source_ignores_lines_and_warnings() -> None:
    one, other = entry(), entry(line=99)
    other.warn(5, "x", "y")
    assert source_hash(one) == source_hash(other)
    other.funding.append(Funding(1, "penge"))
    assert source_hash(one) != source_hash(other)
