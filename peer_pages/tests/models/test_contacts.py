"""Who may be shown."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from wagtail.models import Locale

from peer_pages.models import Contact
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
CONSENT: dict[str, Any] = {"consent_basis": "consent", "consent_on": YESTERDAY, "consent_scope": "navn"}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: TODAY)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"consent_basis": "none"}, False),
        ({"consent_basis": "work"}, True),
        (CONSENT, True),
        ({"consent_basis": "work", "withdrawn_on": TODAY}, False),
        ({**CONSENT, "withdrawn_on": YESTERDAY}, False),
        ({**CONSENT, "withdrawn_on": TOMORROW}, True),
    ],
)
def test_r42_query_and_method_agree_on_who_is_shown(values: dict[str, Any], shown: bool) -> None:
    contact = factories.make_contact(**values)
    assert contact.is_public() is shown
    assert Contact.objects.public().filter(pk=contact.pk).exists() is shown


def test_a_consent_without_a_date_cannot_be_stored() -> None:
    with pytest.raises(IntegrityError):
        factories.make_contact(consent_basis="consent", consent_on=None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"consent_basis": "consent", "consent_scope": "navn"}, "consent_on"),
        ({"consent_basis": "consent", "consent_on": TODAY}, "consent_scope"),
        ({**CONSENT, "consent_on": TOMORROW}, "consent_on"),
        ({"email": "", "phone": ""}, "phone"),
    ],
)
def test_the_form_asks_for_what_is_missing(values: dict[str, Any], field: str) -> None:
    contact = Contact(**{"name": "Ib", "phone": "12345601", "locale": factories.danish(), **values})
    with pytest.raises(ValidationError) as refusal:
        contact.full_clean()
    assert field in refusal.value.message_dict


def test_a_page_shows_only_contacts_with_a_basis() -> None:
    shown, hidden = factories.make_contact("Vist"), factories.make_contact("Skjult", public=False)
    page = factories.make_initiative(contacts=[shown, hidden])
    assert page.public_contacts() == [shown]


def test_r42_a_withdrawal_holds_in_every_language() -> None:
    danish = factories.make_contact(**CONSENT)
    english = danish.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    danish.withdrawn_on = TODAY
    danish.save()
    english.refresh_from_db()
    assert not english.is_public()
    assert not Contact.objects.public().exists()


@pytest.mark.parametrize(
    ("posted", "refused"),
    [
        ({"withdrawn_on": None}, True),
        ({"withdrawn_on": TOMORROW}, True),
        ({"withdrawn_on": None, "consent_basis": "work"}, True),
        ({"withdrawn_on": None, "consent_on": TODAY}, False),
        ({"phone": "12345609"}, False),
    ],
)
def test_r42_a_form_opened_before_a_withdrawal_does_not_undo_it(posted: dict[str, Any], refused: bool) -> None:
    contact = factories.make_contact(**{**CONSENT, "withdrawn_on": TODAY})
    stale = Contact.objects.get(pk=contact.pk)
    for name, value in posted.items():
        setattr(stale, name, value)
    if not refused:
        stale.full_clean()
        return
    with pytest.raises(ValidationError) as refusal:
        stale.full_clean()
    assert "Skriv den dag, personen sagde ja igen" in refusal.value.message_dict["withdrawn_on"][0]


@pytest.mark.parametrize(
    ("values", "day", "shown"),
    [
        ({"withdrawn_on": date(2026, 6, 1)}, date(2026, 5, 31), True),
        ({"withdrawn_on": date(2026, 6, 1)}, date(2026, 6, 1), False),
        ({"withdrawn_on": date(2026, 6, 1)}, date(2999, 1, 1), False),
        ({"consent_on": None}, date(2026, 5, 31), False),
        ({"consent_basis": "none"}, date(2026, 5, 31), False),
        ({"consent_basis": ""}, date(2026, 5, 31), False),
    ],
)
def test_r42_a_consent_holds_until_the_day_it_is_withdrawn(values: dict[str, Any], day: date, shown: bool) -> None:
    consent = {"consent_basis": "consent", "consent_on": date(2026, 1, 1)}
    assert Contact(**{**consent, **values}).is_public(day) is shown


def test_r42_somebody_new_is_not_shown_until_a_basis_is_recorded() -> None:
    contact = Contact(name="Ib", phone="12345601")
    assert contact.consent_basis == Contact.Basis.NONE
    assert not contact.is_public()


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        (
            {"email": "", "phone": ""},
            {"phone": "Skriv en telefon eller en e-mail, ellers kan ingen kontakte personen."},
        ),
        ({"email": "ib@example.org", "phone": ""}, {}),
        ({"email": "", "phone": "12345601"}, {}),
        (
            {"phone": "1", "consent_basis": "consent"},
            {
                "consent_on": "Skriv, hvilken dag personen sagde ja.",
                "consent_scope": "Skriv, hvad personen sagde ja til.",
            },
        ),
        (
            {"phone": "1", "consent_on": TOMORROW},
            {"consent_on": "Datoen ligger i fremtiden. Skriv den dag, personen sagde ja."},
        ),
        ({"phone": "1", **CONSENT, "consent_on": TODAY}, {}),
    ],
)
def test_all_that_is_wrong_with_a_contact_is_told_at_once(values: dict[str, Any], sentences: dict[str, str]) -> None:
    told: dict[str, str] = {}
    try:
        Contact(name="Ib", **values).clean()
    except ValidationError as refusal:
        told = {field: messages[0] for field, messages in refusal.message_dict.items()}
    assert told == sentences


@pytest.mark.parametrize(("role", "text"), [("", "Ib"), ("koordinator", "Ib, koordinator")])
def test_a_contact_is_named_with_the_role(role: str, text: str) -> None:
    assert str(Contact(name="Ib", role=role)) == text


def test_r42_a_basis_given_in_one_language_is_the_persons_and_nobody_elses() -> None:
    danish, other = factories.make_contact(public=False), factories.make_contact("En anden", public=False)
    english = danish.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    english.consent_basis, english.role = Contact.Basis.WORK, "coordinator"
    english.save()
    danish.refresh_from_db()
    other.refresh_from_db()
    assert (danish.is_public(), other.is_public()) == (True, False)
    assert danish.role == ""


def test_contacts_outlive_their_organisation() -> None:
    organisation = factories.make_organisation()
    contact = factories.make_contact(organisation=organisation)
    organisation.delete()
    contact.refresh_from_db()
    assert contact.organisation is None
