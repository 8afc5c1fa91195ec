"""What `check --deploy` says of a server that still has the values of a laptop (peerportal.W001)."""

import pytest
from django.core.checks import run_checks

from peerportal.checks import check_values_of_a_laptop
from peerportal.settings import environment

VALUES = {
    "DATABASE_URL": "postgres://peer@database/peer",
    "BASE_URL": "https://peer.example.dk",
    "EMAIL_URL": "submission://peer:secret@mail.example.dk:587",
    "DEFAULT_FROM_EMAIL": "peer@kommune.dk",
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A server on which everything is set."""
    for name, value in VALUES.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_w001_is_silent_where_everything_is_set(server: pytest.MonkeyPatch) -> None:
    assert check_values_of_a_laptop() == []


@pytest.mark.parametrize("name", VALUES)
def test_w001_names_each_missing_value_and_what_to_set(server: pytest.MonkeyPatch, name: str) -> None:
    server.delenv(name)
    [warning] = check_values_of_a_laptop()
    assert warning.id == "peerportal.W001"
    assert warning.msg.startswith(f"{name} has its default, {environment.read(name)},")
    assert f"Set the environment variable {name}. " in str(warning.hint)


def test_w001_belongs_to_the_deployment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VALUES:
        monkeypatch.delenv(name, raising=False)
    found = {deploy: [m.id for m in run_checks(include_deployment_checks=deploy)] for deploy in (False, True)}
    assert "peerportal.W001" not in found[False]
    assert found[True].count("peerportal.W001") == len(VALUES)
