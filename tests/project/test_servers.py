"""The compose file and the image: what can be proved of them without an engine that runs containers."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from peerportal.settings.environment import VARIABLES
from tests.project.tree import ROOT

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")
# Values of the containers themselves, or that only the compose file uses.
OF_COMPOSE = {"POSTGRES_PASSWORD", "PORT"}
INTERPOLATED = re.compile(r"(?<!\$)\$\{(\w+)")


def test_the_stack_has_every_part_of_the_site() -> None:
    assert set(SERVICES) == {"database", "broker", "search", *OURS}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_given_to_the_site_is_one_it_reads(name: str) -> None:
    known = {variable.name for variable in VARIABLES}
    given = set(SERVICES[name]["environment"])
    assert given
    assert given <= known


def test_every_value_asked_of_the_operator_is_in_the_table_and_in_the_guide() -> None:
    asked = set(INTERPOLATED.findall((ROOT / "compose.yaml").read_text(encoding="utf-8")))
    guide = (ROOT / "docs" / "how-to" / "run-on-servers.md").read_text(encoding="utf-8")
    assert asked <= {variable.name for variable in VARIABLES} | OF_COMPOSE
    assert [name for name in sorted(asked) if f"`{name}`" not in guide] == []


def test_secrets_have_no_default() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "ALLOWED_HOSTS"):
        assert set(re.findall(rf"\$\{{{name}(:.)", text)) == {":?"}


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "migrate"])
def test_every_lasting_service_is_watched_and_restarted(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", OURS)
def test_our_processes_may_do_no_more_than_they_need(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_every_named_volume_and_dependency_exists() -> None:
    for service in SERVICES.values():
        assert {volume.split(":")[0] for volume in service.get("volumes", ())} <= set(COMPOSE["volumes"])
        assert set(service.get("depends_on", ())) <= set(SERVICES)


def test_only_the_web_server_is_reachable_and_only_through_a_proxy() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert list(ports) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in ports["web"])


def test_the_image_runs_as_a_user_without_rights() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["peer"]
    assert lines.index("USER peer") < next(i for i, line in enumerate(lines) if line.startswith("CMD"))


def test_the_image_copies_only_what_exists_and_what_is_not_ignored() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = [words[1:-1] for line in text.splitlines() if (words := line.split())[:1] == ["COPY"]]
    names = {name for group in copied for name in group if not name.startswith(("--", "/"))}
    assert names == allowed
    assert all(Path(ROOT / name).exists() for name in names)
