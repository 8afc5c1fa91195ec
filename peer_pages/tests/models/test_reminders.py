"""What the database itself keeps from happening twice, and what a grant counts to."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from peer_pages.models import Digest, DigestLine, Funding, FundingProgramme, OptOut, Reminder
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)
AHEAD = date(2099, 6, 30)
Question = Reminder.Question


def reminder(grant: Funding, question: str = Question.END, **values: object) -> Reminder:
    return Reminder.objects.create(
        **{"funding": grant, "page": grant.page, "question": question, "rung": 30, "due_on": DAY, **values}
    )


@pytest.fixture
def grant() -> Funding:
    return factories.make_initiative(fundings=[Funding(ends="2026-07-30")]).fundings.get()


def test_a_rung_of_a_grant_is_asked_once_per_day(grant: Funding) -> None:
    reminder(grant)
    with pytest.raises(IntegrityError), transaction.atomic():
        reminder(grant)
    for other in ({"rung": 7}, {"due_on": date(2026, 7, 1)}, {"question": Question.REPORT}):
        reminder(grant, **other)
    assert grant.reminders.count() == 4


def test_a_page_is_checked_once_per_day(grant: Funding) -> None:
    reminder(grant, Question.CHECK, funding=None, rung=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        reminder(grant, Question.CHECK, funding=None, rung=0)


def test_two_grants_of_a_day_can_both_be_deleted() -> None:
    page = factories.make_initiative(fundings=[Funding(ends="2026-07-30"), Funding(ends="2026-07-30")])
    asked = [reminder(funding) for funding in page.fundings.all()]
    Funding.objects.filter(page=page).delete()
    left: Any = Reminder.objects.filter(pk__in=[one.pk for one in asked]).values_list("funding", "page")
    assert list(left) == [
        (None, page.pk),
        (None, page.pk),
    ]


def test_an_address_gets_one_mail_a_day_with_one_line_per_question(grant: Funding) -> None:
    digest = Digest.objects.create(address="a@example.org", day=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(address="a@example.org", day=DAY)
    line = {"digest": digest, "reminder": reminder(grant), "why": Reminder.Level.EDITORS}
    DigestLine.objects.create(**line)
    with pytest.raises(IntegrityError), transaction.atomic():
        DigestLine.objects.create(**line)


def test_a_mail_is_called_the_same_each_time(settings: object) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://peer.example.dk"
    assert Digest(pk=7).message_id == "<reminders-7@peer.example.dk>"


def test_an_address_says_no_in_whatever_letters() -> None:
    OptOut.objects.create(address=" Bodil@Example.org ")
    assert OptOut.objects.get().address == "bodil@example.org"


@pytest.mark.parametrize(
    ("values", "deadline"),
    [
        ({}, None),
        ({"ends": "2026"}, date(2026, 12, 31)),
        ({"ends": "2026-21"}, date(2026, 5, 31)),
        ({"ends": "2013~/2026~"}, date(2026, 12, 31)),
        ({"ends": "2026-02-28?"}, date(2026, 2, 28)),
        ({"ends": "2024-02"}, date(2024, 2, 29)),
        ({"ends": "2026", "renewed_yearly": True, "decision_on": AHEAD}, AHEAD),
        ({"ends": "2026-07-30", "decision_on": DAY}, date(2026, 7, 30)),
        ({"ends": "2026/..", "renewed_yearly": True}, None),
    ],
)
def test_a_grant_knows_what_it_counts_to_and_the_migration_agrees(
    values: dict[str, Any], deadline: date | None
) -> None:
    funding = factories.make_initiative(fundings=[Funding(**values)]).fundings.get()
    assert funding.deadline == deadline
    Funding.objects.update(deadline=date(1999, 1, 1))
    import_module("peer_pages.migrations.0007_deadlines").forwards(apps, None)
    funding.refresh_from_db()
    assert funding.deadline == deadline


@pytest.mark.parametrize("model", [Funding, FundingProgramme])
def test_rungs_are_kept_in_one_spelling(model: type) -> None:
    field = model._meta.get_field("rungs")
    assert field.clean("7; 30", None) == "30, 7"
    assert field.clean("", None) == ""
    with pytest.raises(ValidationError) as refusal:
        field.clean("en uge", None)
    assert refusal.value.messages == [
        "“en” er ikke et antal dage. Skriv hele tal med komma imellem, fx 180, 90, 30, 7, -7. Minus er efter slutdagen."
    ]
