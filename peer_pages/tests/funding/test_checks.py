"""The limits in time, and the ladder: peer_pages.E001 to E003, each silent on a sound site and loud on another."""

from typing import Any

import pytest
from django.conf import settings as site
from django.core.checks import run_checks

from peer_pages.funding.checks import check_order_of_limits, check_rungs, check_timeout

TIMEOUT = "120 + 8 times EMAIL_TIMEOUT"
LIMIT, LEASE = "CELERY_TASK_TIME_LIMIT", "REMINDERS_LEASE"
VISIBILITY = "CELERY_BROKER_TRANSPORT_OPTIONS['visibility_timeout']"


def test_the_sites_own_settings_pass_all_of_them() -> None:
    ids = {f"peer_pages.E00{number}" for number in (1, 2, 3)}
    assert [message for message in run_checks(tags=["peer_pages"]) if message.id in ids] == []


@pytest.mark.parametrize("timeout", [1, 10, 0.5])
def test_r08_e001_is_silent_where_a_silent_mail_server_is_left(settings: Any, timeout: float) -> None:
    settings.EMAIL_TIMEOUT = timeout
    assert check_timeout() == []


@pytest.mark.parametrize("timeout", [None, 0, -1, "10"])
def test_r08_e001_asks_for_a_timeout_and_says_what_to_set(settings: Any, timeout: Any) -> None:
    settings.EMAIL_TIMEOUT = timeout
    [error] = check_timeout()
    assert (error.id, error.hint) == (
        "peer_pages.E001",
        "Set the environment variable EMAIL_TIMEOUT to a number of seconds, such as 10.",
    )


@pytest.mark.parametrize(
    ("values", "shorter", "longer"),
    [
        ({"EMAIL_TIMEOUT": 22.5}, TIMEOUT, LIMIT),
        ({"CELERY_TASK_TIME_LIMIT": 200}, TIMEOUT, LIMIT),
        ({"CELERY_TASK_TIME_LIMIT": 900}, LIMIT, LEASE),
        ({"CELERY_TASK_TIME_LIMIT": None}, LIMIT, LEASE),
        ({"REMINDERS_LEASE": 300}, LIMIT, LEASE),
        ({"REMINDERS_LEASE": 3600}, LEASE, VISIBILITY),
        ({"CELERY_BROKER_TRANSPORT_OPTIONS": {"visibility_timeout": 900}}, LEASE, VISIBILITY),
    ],
)
def test_r05_e002_names_the_two_limits_that_are_in_the_wrong_order(
    settings: Any, values: dict[str, Any], shorter: str, longer: str
) -> None:
    for name, value in values.items():
        setattr(settings, name, value)
    [error] = check_order_of_limits()
    assert error.id == "peer_pages.E002"
    assert error.msg.startswith(f"{shorter} (")
    assert f"is not shorter than {longer} (" in error.msg
    assert f"Lower {shorter} or raise {longer}" in str(error.hint)


@pytest.mark.parametrize(
    "values", [{"EMAIL_TIMEOUT": 22}, {"CELERY_BROKER_TRANSPORT_OPTIONS": {}}, {"REMINDERS_LEASE": 301}]
)
def test_r05_e002_is_silent_where_the_limits_grow(settings: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(settings, name, value)
    assert check_order_of_limits() == []


def test_r05_e002_leaves_a_missing_timeout_to_e001(settings: Any) -> None:
    settings.EMAIL_TIMEOUT = None
    assert check_order_of_limits() == []


@pytest.mark.parametrize(
    ("rungs", "said"), [("", "has no rung"), ("one week", "er ikke et antal dage"), ("2000", "for langt væk")]
)
def test_e003_asks_for_a_ladder_that_can_be_read(settings: Any, rungs: str, said: str) -> None:
    settings.REMINDERS_RUNGS = rungs
    [error] = check_rungs()
    assert error.id == "peer_pages.E003"
    assert said in error.msg
    assert "'180, 90, 30, 7, -7'" in str(error.hint)


@pytest.mark.parametrize("rungs", [site.REMINDERS_RUNGS, "30", "-7; 30"])
def test_e003_is_silent_for_a_ladder(settings: Any, rungs: str) -> None:
    settings.REMINDERS_RUNGS = rungs
    assert check_rungs() == []
