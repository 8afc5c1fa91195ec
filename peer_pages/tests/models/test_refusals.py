"""What the database refuses, the form refuses before it, with a sentence and not with a constraint's name."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model, UniqueConstraint

from peer_pages.models import Area, Contact, CourseDate, CoursePage, EventPage, Funder, Funding, InitiativePage
from peer_pages.models.facts import SharedFact

LATE, EARLY = datetime(2026, 3, 2, 17, tzinfo=UTC), datetime(2026, 3, 1, 17, tzinfo=UTC)

BROKEN: dict[str, tuple[Callable[[], Model], str, str]] = {
    "funding_amount_is_positive": (
        lambda: Funding(amount_dkk=0),
        "amount_dkk",
        "Beløbet er 0. Skriv, hvor mange kroner det er, eller lad feltet stå tomt.",
    ),
    "course_date_ends_after_start": (
        lambda: CourseDate(starts_at=LATE, ends_at=EARLY),
        "ends_at",
        "Holdet slutter, før det begynder. Ret et af de to tidspunkter.",
    ),
    "event_ends_after_start": (
        lambda: EventPage(title="x", starts_at=LATE, ends_at=EARLY),
        "ends_at",
        "Arrangementet slutter, før det begynder. Ret et af de to tidspunkter.",
    ),
    "area_valid_to_after_valid_from": (
        lambda: Area(valid_from=date(2027, 1, 1), valid_to=date(2026, 12, 31)),
        "valid_to",
        "Området holder op, før det begynder. Ret en af de to datoer.",
    ),
    "consent_has_a_date": (
        lambda: Contact(consent_basis="consent", consent_scope="navn", phone="12345601"),
        "consent_on",
        "Skriv, hvilken dag personen sagde ja.",
    ),
}


def constraints(kind: type) -> set[str]:
    models = apps.get_app_config("peer_pages").get_models()
    return {rule.name for model in models for rule in model._meta.constraints if isinstance(rule, kind)}


def test_the_table_names_every_check_of_the_database() -> None:
    assert set(BROKEN) == constraints(CheckConstraint)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_a_row_that_the_database_would_refuse_is_refused_with_a_sentence(name: str) -> None:
    make, field, sentence = BROKEN[name]
    with pytest.raises(ValidationError) as refusal:
        make().full_clean()
    assert refusal.value.message_dict[field] == [sentence]
    assert name not in str(refusal.value.message_dict)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2999, 1, 1), date(2026, 11, 23)])
def test_a_page_cannot_be_checked_on_a_day_to_come(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(2026, 11, 22))
    with pytest.raises(ValidationError) as refusal:
        InitiativePage(title="x", last_checked_on=day).full_clean()
    assert refusal.value.message_dict["last_checked_on"] == [
        "Datoen ligger i fremtiden. Skriv den dag, siden blev tjekket."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("page", [InitiativePage, CoursePage, EventPage])
def test_a_page_may_be_checked_today(page: type[InitiativePage], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(2026, 11, 22))
    page(title="x", last_checked_on=date(2026, 11, 22)).clean()


def facts() -> list[type[SharedFact]]:
    return [model for model in apps.get_app_config("peer_pages").get_models() if issubclass(model, SharedFact)]


def test_whatever_is_unique_in_a_language_is_checked_before_the_database_is_asked() -> None:
    in_facts = {
        rule.name for model in facts() for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)
    }
    assert in_facts == {name for name in constraints(UniqueConstraint) if name.endswith("_and_locale")}
    assert len(in_facts) == 7


def test_two_facts_without_a_language_are_no_pair() -> None:
    Funder(name="Fonden").validate_constraints()
