"""Who may be shown."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from wagtail.models import Locale

from peer_pages.models import Contact
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
CONSENT = {"consent_basis": "consent", "consent_on": YESTERDAY, "consent_scope": "navn"}


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
def test_r42_query_and_method_agree_on_who_is_shown(values, shown):
    contact = factories.make_contact(**values)
    assert contact.is_public() is shown
    assert Contact.objects.public().filter(pk=contact.pk).exists() is shown


def test_a_consent_without_a_date_cannot_be_stored():
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
def test_the_form_asks_for_what_is_missing(values, field):
    contact = Contact(**{"name": "Ib", "phone": "12345601", "locale": factories.danish(), **values})
    with pytest.raises(ValidationError) as refusal:
        contact.full_clean()
    assert field in refusal.value.message_dict


def test_a_page_shows_only_contacts_with_a_basis():
    shown, hidden = factories.make_contact("Vist"), factories.make_contact("Skjult", public=False)
    page = factories.make_initiative(contacts=[shown, hidden])
    assert page.public_contacts() == [shown]


def test_r42_a_withdrawal_holds_in_every_language():
    danish = factories.make_contact(**CONSENT)
    english = danish.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    danish.withdrawn_on = TODAY
    danish.save()
    english.refresh_from_db()
    assert not english.is_public()
    assert not Contact.objects.public().exists()
