"""Who is asked in which mail, once, and who is asked next."""

from datetime import date, timedelta
from typing import Any

import pytest

from peer_pages.funding.asking.writing import plan_day, to_address
from peer_pages.models import Contact, Digest, DigestLine, Funding, FundingProgramme, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, asked, make_grant, make_people, move_end, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
Level, State = Reminder.Level, Reminder.State
RESPONSIBLE, PARTNER = "ansvarlig@example.org", "partner@example.org"


def later(days: int) -> date:
    return DAY + timedelta(days)


def sent(day: date | None = None, state: str = Digest.State.SENT) -> None:
    """Let the mails of `day`, or all, have come to a state."""
    (Digest.objects.filter(day=day) if day else Digest.objects.all()).update(state=state, attempts=1)


def levels() -> list[tuple[int, str]]:
    return list(Reminder.objects.order_by("pk").values_list("level", "state"))


def test_the_responsible_person_is_asked_first() -> None:
    make_people()
    assert plan_day(DAY) == 2
    assert asked() == {RESPONSIBLE: ["end"]}
    assert levels() == [(Level.RESPONSIBLE, State.OPEN)]


def test_a_second_plan_of_the_day_writes_nothing() -> None:
    make_people()
    plan_day(DAY)
    assert (plan_day(DAY), plan_day(DAY, again=False)) == (0, 0)
    assert (Reminder.objects.count(), DigestLine.objects.count()) == (1, 1)


def test_a_person_gets_one_mail_a_day_for_all_questions() -> None:
    contact = factories.make_contact(email=RESPONSIBLE)
    for _number in range(10):
        make_grant(responsible=contact)
    plan_day(DAY)
    assert asked() == {RESPONSIBLE: ["end"] * 10}


def test_a_level_that_has_nobody_is_skipped() -> None:
    people = make_people()
    Contact.objects.update(email="")
    people.partner.delete()
    plan_day(DAY)
    assert asked() == {people.editor.email: ["end"]}
    assert levels() == [(Level.EDITORS, State.OPEN)]


def test_where_nobody_can_be_asked_it_is_tried_each_day() -> None:
    grant = make_grant()
    assert plan_day(DAY) == 1
    assert levels() == [(Level.NOBODY, State.OPEN)]
    grant.responsible = factories.make_contact(email=RESPONSIBLE)
    grant.save()
    assert plan_day(later(1)) == 1
    assert asked() == {RESPONSIBLE: ["end"]}


def test_the_next_people_are_asked_when_nobody_answers_in_time() -> None:
    people = make_people()
    plan_day(DAY)
    sent()
    plan_day(later(13))
    assert asked(later(13)) == {}
    plan_day(later(14))
    assert asked(later(14)) == {PARTNER: ["end"]}
    sent()
    people.grant.refresh_from_db()
    move = Reminder.objects.get()
    assert (move.level, move.asked_on) == (Level.PARTNERS, later(14))
    assert list(DigestLine.objects.order_by("pk").values_list("why", "escalated")) == [
        (Level.RESPONSIBLE, False),
        (Level.PARTNERS, True),
    ]


def test_the_editors_are_the_last_to_be_asked() -> None:
    people = make_people("2026-12-01")
    for days in (0, 14, 28, 42, 56):
        plan_day(later(days))
        sent()
    mails = Digest.objects.order_by("day").values_list("address", "day")
    assert list(mails) == [(RESPONSIBLE, DAY), (PARTNER, later(14)), (people.editor.email, later(28))]


def test_a_mail_that_bounces_has_the_next_people_asked_at_once() -> None:
    make_people()
    plan_day(DAY)
    sent(state=Digest.State.FAILED)
    plan_day(DAY)
    assert asked() == {RESPONSIBLE: ["end"], PARTNER: ["end"]}
    assert levels() == [(Level.PARTNERS, State.OPEN)]


def test_one_of_two_mails_that_bounces_has_nobody_else_asked() -> None:
    people = make_people()
    Contact.objects.update(email="")
    other = people.partner.__class__.objects.create_user("two", email="two@example.org")
    other.groups.set(people.partner.groups.all())
    plan_day(DAY)
    assert asked() == {PARTNER: ["end"], "two@example.org": ["end"]}
    sent()
    Digest.objects.filter(address=PARTNER).update(state=Digest.State.FAILED)
    assert not to_address(later(1)).exists()


def test_who_was_asked_as_responsible_is_not_asked_again_as_partner() -> None:
    people = make_people()
    Contact.objects.update(email=PARTNER)
    plan_day(DAY)
    sent()
    plan_day(later(14))
    assert asked(later(14)) == {people.editor.email: ["end"]}


def test_a_later_rung_takes_the_place_of_the_one_before_and_asks_whom_that_had_reached() -> None:
    make_people("2026-07-15", rungs="30, 10, 5")
    plan_day(DAY)
    sent()
    plan_day(later(14))
    sent()
    plan_day(later(20))
    assert levels() == [(Level.PARTNERS, State.LAPSED), (Level.PARTNERS, State.OPEN)]
    assert asked(later(20)) == {RESPONSIBLE: ["end"], PARTNER: ["end"]}


@pytest.mark.parametrize(("rung", "everybody"), [(30, False), (7, True), (-7, True)])
def test_on_the_last_rung_before_the_end_and_after_it_all_are_asked_at_once(rung: int, everybody: bool) -> None:
    people = make_people(later(rung).isoformat())
    plan_day(DAY)
    assert list(asked()) == ([RESPONSIBLE, PARTNER, people.editor.email] if everybody else [RESPONSIBLE])
    assert not DigestLine.objects.filter(escalated=True).exists()


def test_a_report_goes_from_one_to_the_next() -> None:
    programme = FundingProgramme.objects.create(name="P", locale=factories.danish(), wants_status_report=True)
    make_people(later(-7).isoformat(), programme=programme, rungs="-7")
    Reminder.objects.create(
        funding=(grant := Funding.objects.get()), page_id=grant.page_id, question="end", rung=-7,
        due_on=DAY, deadline=grant.deadline, state=State.ANSWERED,
    )  # fmt: skip
    plan_day(DAY)
    assert asked() == {RESPONSIBLE: ["report"]}


def test_a_line_after_todays_mail_has_gone_comes_tomorrow(at: Any) -> None:
    contact = factories.make_contact(email=RESPONSIBLE)
    make_grant(responsible=contact)
    plan_day(DAY)
    sent()
    make_grant(responsible=contact)
    plan_day(DAY)
    assert asked(DAY) == {RESPONSIBLE: ["end"]}
    assert asked(later(1)) == {RESPONSIBLE: ["end"]}
    tomorrow = Digest.objects.get(day=later(1))
    assert tomorrow.due_at.isoformat() == "2026-06-16T05:00:00+00:00"


def test_what_nobody_was_asked_yet_is_forgotten_when_the_date_moves_and_asked_when_it_moves_back() -> None:
    people = make_people()
    plan_day(DAY)
    move_end(people.grant, "2030-01-01")
    plan_day(DAY)
    assert levels() == []
    move_end(people.grant, "2026-07-15")
    plan_day(DAY)
    assert asked() == {RESPONSIBLE: ["end"]}


def test_what_was_asked_falls_away_when_the_date_moves() -> None:
    people = make_people()
    plan_day(DAY)
    sent()
    move_end(people.grant, "2030-01-01")
    plan_day(later(1))
    assert levels() == [(Level.RESPONSIBLE, State.CANCELLED)]
    move_end(people.grant, "2026-07-15")
    plan_day(later(2))
    assert levels() == [(Level.RESPONSIBLE, State.CANCELLED)]


@pytest.mark.parametrize("how", ["page", "grant", "hidden", "ended"])
def test_questions_about_what_is_gone_or_over_fall_away(how: str) -> None:
    people = make_people()
    plan_day(DAY)
    sent()
    if how == "page":
        page_of(people.grant).delete()
    elif how == "grant":
        Funding.objects.all().delete()
    elif how == "hidden":
        factories.unpublish(page_of(people.grant))
    else:
        type(people.grant.page).objects.update(status="ended")
    plan_day(later(1))
    assert levels() == [(Level.RESPONSIBLE, State.CANCELLED)]


@pytest.mark.parametrize(
    ("ends", "checked", "facts", "page_facts"),
    [
        ("2026", DAY, {"ends": "2026-12-31"}, {}),
        ("", DAY, {"ends": "2030"}, {}),
        ("2040", DAY - timedelta(400), {}, {"last_checked_on": DAY}),
    ],
)
def test_a_question_that_the_facts_answer_falls_away(ends: str, checked: date, facts: Any, page_facts: Any) -> None:
    people = make_people(ends, checked=checked, rungs="300")
    question = {"2026": "date", "": "unknown", "2040": "check"}[ends]
    Reminder.objects.create(
        funding=people.grant if ends != "2040" else None,
        page_id=people.grant.page_id,
        question=question,
        rung=300 if ends == "2026" else 0,
        due_on=DAY,
        deadline={"2026": date(2026, 12, 31), "": None, "2040": checked}[ends],
    )
    plan_day(DAY)
    sent()
    assert Reminder.objects.filter(state=State.OPEN).count() == 1
    for name, value in facts.items():
        setattr(people.grant, name, value)
    people.grant.save()
    type(people.grant.page).objects.update(**page_facts)
    plan_day(later(1))
    assert not Reminder.objects.filter(state=State.OPEN).exists()
