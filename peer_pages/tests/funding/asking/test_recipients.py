"""Whom a question goes to, and who is left in peace."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from peer_pages.funding.asking.planning import plan
from peer_pages.funding.asking.recipients import recipients
from peer_pages.models import Contact, OptOut, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant, make_partner, make_people
from peer_pages.tests.roles.world import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
Level = Reminder.Level


def found(day: date = DAY) -> dict[str, list[str]]:
    """Return the addresses of each level for the one question that is due."""
    [levels] = recipients(plan(day), day)
    return {level.name.lower(): [one.address for one in people] for level, people in levels.items()}


def test_each_level_has_its_people() -> None:
    people = make_people()
    assert found() == {
        "responsible": ["ansvarlig@example.org"],
        "partners": ["partner@example.org"],
        "editors": [people.editor.email],
    }


@pytest.mark.parametrize(
    "values",
    [
        {"consent_basis": Contact.Basis.NONE},
        {"consent_basis": Contact.Basis.CONSENT, "consent_on": DAY - timedelta(9), "withdrawn_on": DAY},
        {"withdrawn_on": DAY - timedelta(1)},
        {"email": ""},
    ],
)
def test_a_person_who_may_not_be_written_to_is_passed_over(values: dict[str, Any]) -> None:
    people = make_people()
    Contact.objects.filter(pk=people.responsible.pk).update(**values)
    assert list(found()) == ["partners", "editors"]


def test_a_consent_that_holds_is_enough() -> None:
    people = make_people()
    facts = {"consent_basis": Contact.Basis.CONSENT, "consent_on": DAY, "withdrawn_on": DAY + timedelta(1)}
    Contact.objects.filter(pk=people.responsible.pk).update(**facts)
    assert found()["responsible"] == ["ansvarlig@example.org"]


def test_deactivated_users_are_never_written_to() -> None:
    people = make_people()
    User.objects.filter(pk__in=[people.partner.pk, people.editor.pk]).update(is_active=False)
    assert list(found()) == ["responsible"]


def test_a_contact_whose_account_was_deactivated_is_not_written_to_either() -> None:
    make_people()
    User.objects.create_user("gone", email="Ansvarlig@Example.org", is_active=False)
    assert "responsible" not in found()
    User.objects.create_user("back", email="ansvarlig@example.org")
    assert found()["responsible"] == ["ansvarlig@example.org"]


def test_who_opted_out_gets_only_what_is_not_optional() -> None:
    people = make_people()
    for address in ("ansvarlig@example.org", "partner@example.org", people.editor.email):
        OptOut.objects.create(address=address)
    assert list(found()) == ["responsible", "partners", "editors"]
    type(people.grant.page).objects.update(last_checked_on=DAY - timedelta(400))
    people.grant.delete()
    assert recipients(plan(DAY), DAY) == [{}]


def test_a_question_about_a_page_goes_to_those_its_grants_name() -> None:
    people = make_people("2040-01-01", checked=DAY - timedelta(400))
    assert found()["responsible"] == [people.responsible.email]


def test_a_user_without_an_address_and_a_reader_are_nobody() -> None:
    people = make_people()
    User.objects.filter(pk=people.partner.pk).update(email="")
    make_user("Læser")
    assert list(found()) == ["responsible", "editors"]


def test_the_language_is_the_one_that_a_user_chose() -> None:
    organisation = factories.make_organisation()
    contact = factories.make_contact(email="Jane@Example.org")
    make_grant(responsible=contact, page={"organisations": [organisation]})
    make_partner(organisation, "jane@example.org", language="en")
    make_partner(organisation, "jens@example.org")
    [levels] = recipients(plan(DAY), DAY)
    assert [(one.address, one.language) for one in levels[Level.RESPONSIBLE]] == [("jane@example.org", "en")]
    assert {one.address: one.language for one in levels[Level.PARTNERS]} == {
        "jane@example.org": "en",
        "jens@example.org": "da",
    }


def test_recipients_of_many_questions_take_as_many_queries_as_of_one(django_assert_max_num_queries: Any) -> None:
    for _number in range(4):
        make_grant(responsible=factories.make_contact())
    due = plan(DAY)
    with django_assert_max_num_queries(8):
        assert len(recipients(due, DAY)) == 4
