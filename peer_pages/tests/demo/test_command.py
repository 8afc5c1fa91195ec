"""The command `create_demo`: when it runs and what it says."""

from collections.abc import Iterator
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from peer_pages.demo.accounts import ACCOUNTS, PASSWORD


@pytest.fixture
def made() -> Iterator[list[bool]]:
    """Stand in for the content, which has tests of its own; the list grows by one for each run."""
    runs: list[bool] = []
    with patch("peer_pages.management.commands.create_demo.create_demo", lambda: runs.append(True)):
        yield runs


@pytest.fixture
def public_site(settings: Settings) -> None:
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["peer.example.org"]


def test_it_prints_the_address_and_every_login(made: list[bool], settings: Settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000/"
    out = StringIO()
    call_command("create_demo", stdout=out)
    text = out.getvalue()
    assert "http://127.0.0.1:8000/admin/" in text
    assert f"Adgangskode / password: {PASSWORD}" in text
    assert all(account.email in text and account.role_da in text for account in ACCOUNTS)


def test_quiet_prints_nothing(made: list[bool]) -> None:
    out = StringIO()
    call_command("create_demo", quiet=True, stdout=out)
    assert made
    assert out.getvalue() == ""


@pytest.mark.usefixtures("public_site")
def test_a_public_site_refuses_public_passwords(made: list[bool]) -> None:
    with pytest.raises(CommandError, match=r"passwords are public.*--force"):
        call_command("create_demo")
    assert not made


@pytest.mark.usefixtures("public_site")
def test_force_runs_it_anyway(made: list[bool]) -> None:
    call_command("create_demo", force=True, quiet=True)
    assert made


def test_a_laptop_runs_it(made: list[bool], settings: Settings) -> None:
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    call_command("create_demo", quiet=True)
    assert made
