"""Settings: one table of environment variables, safe production, pinned versions."""

import ast
import json
import os
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from peerportal.settings import environment as table
from tests.project.process import SOURCE_ROOTS, attempt, environment, run
from tests.project.tree import ROOT, product_modules, relative, syntax

# The one variable that is read elsewhere: Django's own, before there are settings.
START = {"DJANGO_SETTINGS_MODULE"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "peerportal.settings.production",
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyzæøå0123456789-tests-only-and-long-enough",
    "ALLOWED_HOSTS": "peer.example.dk",
    "BASE_URL": "https://peer.example.dk",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "submission://peer:secret@mail.example.dk:587",
    "DEFAULT_FROM_EMAIL": "peer@kommune.dk",
}


READERS = {"os.getenv", "getenv", "os.environ.get", "environ.get", "os.environ.setdefault", "Env"}


def reads_environment(path: Path) -> list[str]:
    """Return the places in the module at `path` that touch environment variables."""
    return [f"{relative(path)}:{node.lineno}" for node in ast.walk(syntax(path)) if is_read(node)]


def is_read(node: ast.AST) -> bool:
    """Return whether `node` reads or sets an environment variable other than Django's own."""
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) in {"os.environ", "environ"}
    if not isinstance(node, ast.Call) or ast.unparse(node.func) not in READERS:
        return False
    first = node.args[0] if node.args else None
    return not (isinstance(first, ast.Constant) and first.value in START)


def test_environment_variables_are_read_in_one_place() -> None:
    allowed = Path(table.__file__).resolve()
    assert reads_environment(allowed)
    assert [place for path in product_modules() if path != allowed for place in reads_environment(path)] == []


def test_every_environment_variable_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "environment.md").read_text(encoding="utf-8")
    assert [variable.name for variable in table.VARIABLES if f"`{variable.name}`" not in page] == []


def test_the_environment_wins_over_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_TIMEOUT", "7")
    assert table.read("EMAIL_TIMEOUT") == 7


def test_an_unknown_variable_is_an_error() -> None:
    with pytest.raises(KeyError):
        table.read("NO_SUCH_VARIABLE")


def test_wagtail_is_at_least_the_version_with_the_security_fixes() -> None:
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    [wagtail] = [requirement for requirement in map(Requirement, lines) if requirement.name == "wagtail"]
    assert "8.0.0" not in wagtail.specifier
    assert "8.0.1" in wagtail.specifier
    assert Version(version("wagtail")) >= Version("8.0.1")


def test_compiled_requirements_belong_to_pyproject() -> None:
    run(sys.executable, "scripts/requirements.py", "check")


def test_a_dependency_that_was_not_compiled_is_found(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "scripts/requirements.py"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    project = tmp_path / "pyproject.toml"
    project.write_text(
        project.read_text(encoding="utf-8").replace("dependencies = [", 'dependencies = [\n  "tablib",', 1)
    )
    done = attempt(sys.executable, "scripts/requirements.py", "check", cwd=tmp_path)
    assert done.returncode != 0
    assert "tablib is pinned to None" in done.stdout


def setting(what: str, module: str = "production", **values: str) -> Any:
    """Return what an expression on the settings `s` is worth in a process with the environment variables `values`."""
    script = f"import json; from peerportal.settings import {module} as s; print(json.dumps({what}))"
    env = environment(**{**PRODUCTION, "PYTHONPATH": SOURCE_ROOTS, **values})
    return json.loads(run(sys.executable, "-c", script, env=env))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("EMAIL_URL", "mail.example.dk", "EMAIL_URL begins with no known kind of mail; submission://"),
        ("EMAIL_URL", "", "EMAIL_URL begins with no known kind of mail"),
        ("EMAIL_TIMEOUT", "soon", '"EMAIL_TIMEOUT" invalid: Not a valid integer.'),
        ("LOG_LEVEL", "LOUD", '"LOG_LEVEL" invalid: Not a valid log level.'),
        ("TRUSTED_PROXIES", "nginx", '"TRUSTED_PROXIES" invalid: Not a valid integer.'),
        ("DATABASE_URL", "database.example.dk", "DATABASE_URL is no address of a database; postgres://"),
        ("DATABASE_URL", "", "DATABASE_URL is no address of a database"),
    ],
)
def test_a_value_that_cannot_be_is_named_in_the_last_line(name: str, value: str, sentence: str) -> None:
    env = environment(PYTHONPATH=SOURCE_ROOTS, **{name: value})
    done = attempt(sys.executable, "-c", "import peerportal.settings.base", env=env)
    assert done.returncode != 0
    assert sentence in done.stdout.splitlines()[-1]


def test_mail_is_sent_the_way_its_address_says() -> None:
    url = "submission://peer:hemmeligt@mail.example.dk:587"
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "TIMEOUT")
    values = setting(f"[getattr(s, 'EMAIL_' + name) for name in {names}]", EMAIL_URL=url)
    assert values == ["mail.example.dk", 587, "peer", "hemmeligt", True, 10]


def test_a_lost_database_is_noticed_and_not_waited_for() -> None:
    default = setting("s.DATABASES", DATABASE_URL="postgres://peer@database/peer")["default"]
    assert default["CONN_HEALTH_CHECKS"] is True
    assert default["OPTIONS"] == {"connect_timeout": 10}


def test_the_operators_own_time_to_wait_wins() -> None:
    default = setting("s.DATABASES", DATABASE_URL="postgres://peer@database/peer?connect_timeout=3")["default"]
    assert int(default["OPTIONS"]["connect_timeout"]) == 3


def test_forms_are_believed_from_the_sites_own_names_only() -> None:
    origins = setting("s.CSRF_TRUSTED_ORIGINS", ALLOWED_HOSTS="peer.example.dk,.peer.example.org")
    assert origins == ["https://peer.example.dk", "https://*.peer.example.org"]


@pytest.mark.parametrize(("proxies", "believed"), [("0", False), ("2", True)])
def test_the_header_of_a_proxy_is_believed_only_where_there_is_one(proxies: str, believed: bool) -> None:
    assert setting("hasattr(s, 'SECURE_PROXY_SSL_HEADER')", TRUSTED_PROXIES=proxies) is believed


def test_a_laptop_answers_to_itself_and_to_the_names_it_is_given() -> None:
    hosts = setting("s.ALLOWED_HOSTS", "dev", ALLOWED_HOSTS="192.0.2.8")
    assert hosts == ["192.0.2.8", "127.0.0.1", "localhost", "[::1]"]


def test_the_uploads_of_a_test_run_are_gone_afterwards() -> None:
    assert not Path(setting("s.MEDIA_ROOT", "test")).exists()


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_does_not_start_without(missing: str) -> None:
    values = environment(**{**PRODUCTION, missing: ""})
    done = attempt(sys.executable, "manage.py", "check", env=values)
    assert done.returncode != 0
    assert f"Set {missing}" in done.stdout


def test_production_passes_the_deployment_check() -> None:
    options = ("check", "--deploy", "--fail-level", "WARNING")
    assert "no issues" in run(sys.executable, "manage.py", *options, env=environment(**PRODUCTION))


def test_the_suite_runs_with_its_own_settings() -> None:
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "peerportal.settings.test"
