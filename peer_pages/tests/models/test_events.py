"""Events: announced before, reported on after."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from peer_pages.models import EventPage
from peer_pages.tests import factories
from peer_pages.tests.public.unsaved import unsaved
from peer_pages.time_zones import check_time_zone

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR, MOMENT = timedelta(hours=1), timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("values", "over"),
    [
        ({}, False),
        ({"recap": "<p>Tak</p>"}, True),
        ({"starts_at": NOW + HOUR}, False),
        ({"starts_at": NOW}, False),
        ({"starts_at": NOW - MOMENT}, True),
        ({"starts_at": NOW - HOUR, "ends_at": NOW}, False),
        ({"starts_at": NOW - HOUR, "ends_at": NOW - MOMENT}, True),
        ({"ends_at": NOW - HOUR}, True),
        ({"starts_at": NOW + HOUR, "recap": "<p>Tak</p>"}, False),
    ],
)
def test_an_event_is_over_after_its_last_moment_or_by_its_recap(values: dict[str, object], over: bool) -> None:
    assert unsaved(EventPage, title="x", **values).is_over is over


@pytest.mark.parametrize(
    ("shown", "starts_at", "visible"),
    [
        (True, NOW + HOUR, True),
        (True, None, True),
        (False, NOW + HOUR, False),
        (True, NOW - HOUR, False),
        (False, NOW - HOUR, False),
    ],
)
def test_an_online_link_is_shown_only_when_the_organiser_says_so(
    shown: bool, starts_at: datetime | None, visible: bool
) -> None:
    event = unsaved(
        EventPage, title="x", online_link="https://example.org/m", show_online_link=shown, starts_at=starts_at
    )
    assert event.public_online_link == ("https://example.org/m" if visible else "")


def test_a_meetings_link_is_secret_until_somebody_decides() -> None:
    assert unsaved(EventPage, title="x", online_link="https://example.org/m").public_online_link == ""


@pytest.mark.parametrize(("change", "shown"), [("", True), ("rescheduled", True), ("cancelled", False)])
def test_nobody_is_sent_to_a_meeting_that_was_cancelled(change: str, shown: bool) -> None:
    starts = timezone.now() + timedelta(days=1)
    link = "https://example.org/m"
    event = unsaved(EventPage, title="x", online_link=link, show_online_link=True, starts_at=starts, change=change)
    assert event.public_online_link == (link if shown else "")


@pytest.mark.django_db
@pytest.mark.parametrize(("after", "accepted"), [(-HOUR, False), (timedelta(), True), (HOUR, True)])
def test_an_event_that_ends_before_it_begins_is_refused(after: timedelta, accepted: bool) -> None:
    event = factories.make_event(starts_at=NOW)
    event.ends_at = NOW + after
    if accepted:
        event.full_clean()
        return
    with pytest.raises(ValidationError, match="slutter, før det begynder"):
        event.full_clean()


@pytest.mark.parametrize("name", ["Europe/Copenhagen", "Atlantic/Faroe", "America/Nuuk", "UTC"])
def test_time_zones_of_the_kingdom_are_known(name: str) -> None:
    check_time_zone(name)


@pytest.mark.parametrize("name", ["Europe/Aarhus", "europe/copenhagen", "", "../../etc/passwd", "CET+1", "x" * 500])
def test_an_unknown_time_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_time_zone(name)
    assert refusal.value.messages == [f"Vi kender ikke tidszonen {name}. Skriv fx Europe/Copenhagen."]


@pytest.mark.django_db
def test_the_form_refuses_an_unknown_time_zone_at_its_field() -> None:
    event = factories.make_event()
    event.time_zone = "Europe/Aarhus"
    with pytest.raises(ValidationError) as refusal:
        event.full_clean()
    assert set(refusal.value.message_dict) == {"time_zone"}
