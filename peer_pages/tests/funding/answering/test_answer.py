"""Answering by link: reading changes nothing, one answer counts, and nothing else opens."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from peer_pages.funding import links
from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.days import today
from peer_pages.models import Answer, DigestLine, Reminder
from peer_pages.tests.funding.conftest import At
from peer_pages.tests.funding.world import DAY, make_people, page_of


@pytest.fixture
def line(roles: None, at: At, settings: Any) -> DigestLine:
    settings.ROOT_URLCONF = "peerportal.urls"
    make_people(checked=date(2026, 1, 1))
    plan_day(DAY)
    return DigestLine.objects.get(reminder__question=Reminder.Question.END)


def path_of(line: DigestLine, settings: Any) -> str:
    return links.address_of(line).removeprefix(settings.WAGTAILADMIN_BASE_URL)


def test_r33_reading_the_question_changes_nothing(line: DigestLine, settings: Any) -> None:
    shown = Client().get(path_of(line, settings))
    assert shown.status_code == 200
    assert not Answer.objects.exists()
    assert page_of(line.reminder.funding).last_checked_on == date(2026, 1, 1)


def test_still_right_redates_page_and_draft_once(line: DigestLine, settings: Any) -> None:
    for _time in range(2):
        assert Client().post(path_of(line, settings)).status_code == 200
    page, given = page_of(line.reminder.funding), Answer.objects.get()
    assert page.last_checked_on == today()
    assert page.get_latest_revision_as_object().last_checked_on == today()
    assert given.address == "ansvarlig@example.org"
    assert Reminder.objects.get(pk=line.reminder_id).state == Reminder.State.ANSWERED


def test_r41_posting_needs_the_pages_own_token(line: DigestLine, settings: Any) -> None:
    assert Client(enforce_csrf_checks=True).post(path_of(line, settings)).status_code == 403
    assert not Answer.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_r41_revoked_link_acts_no_more(line: DigestLine, settings: Any, method: str) -> None:
    DigestLine.objects.update(revoked_at=timezone.now())
    assert getattr(Client(), method)(path_of(line, settings)).status_code == 410
    assert not Answer.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_r41_deleted_grant_is_asked_about_no_more(line: DigestLine, settings: Any, method: str) -> None:
    line.reminder.funding.delete()
    assert getattr(Client(), method)(path_of(line, settings)).status_code == 410
    assert not Answer.objects.exists()


def test_r41_forged_link_is_not_found(line: DigestLine, settings: Any) -> None:
    assert Client().post(path_of(line, settings)[:-3] + "xx/").status_code == 404
    assert not Answer.objects.exists()


def test_r41_answered_question_shows_no_address(line: DigestLine, settings: Any) -> None:
    Client().post(path_of(line, settings))
    shown = Client().get(path_of(line, settings)).content.decode()
    assert "Passer stadig" in shown
    assert "ansvarlig@example.org" not in shown
