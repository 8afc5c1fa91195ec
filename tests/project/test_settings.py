"""Settings: one table of environment variables, safe production, pinned versions."""

import ast
import os
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from peerportal.settings import environment as table
from tests.project.process import attempt, environment, run
from tests.project.tree import ROOT, product_modules, relative, syntax

# The one variable that is read elsewhere: Django's own, before there are settings.
START = {"DJANGO_SETTINGS_MODULE"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "peerportal.settings.production",
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyzæøå0123456789-tests-only-and-long-enough",
    "ALLOWED_HOSTS": "peer.example.dk",
    "BASE_URL": "https://peer.example.dk",
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
