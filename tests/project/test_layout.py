"""The layout that everything else relies on, and the one direction of imports."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.project.tree import PACKAGES, ROOT, product_modules, relative, syntax, text_files

REQUIRED = (
    "manage.py",
    "requirements.txt",
    "requirements-dev.txt",
    "pyproject.toml",
    "README.md",
    "Makefile",
    "CHANGELOG.md",
    "LICENSE",
    "docs",
    ".ci/run",
    "site/peerportal/settings",
    "templates",
)
# What each package may not import: dependencies point one way.
FORBIDDEN = {
    "workflows": {"peer_pages", "search", "peerportal"},
    "peer_pages": {"search", "peerportal"},
    "search": {"peerportal"},
}
HOME = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w|\b[A-Z]:\\Users\\")
TEXT = (".py", ".md", ".toml", ".yaml", ".yml", ".html", ".txt", ".sh", ".js", ".css", ".po", ".json", ".csv")


@pytest.mark.parametrize("name", REQUIRED)
def test_the_fixed_layout_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_site_is_a_source_root_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert [path.name for path in (ROOT / "site").iterdir() if any(path.glob("*.py"))] == ["peerportal"]


def test_the_top_level_holds_no_other_package() -> None:
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found == {"workflows", "peer_pages", "search", "tests"}


def test_the_wheel_carries_every_package() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {ROOT / name for name in built["packages"]} == set(PACKAGES.values())


def test_every_app_of_ours_has_an_explicit_label() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES]
    assert {config.name.split(".")[0] for config in ours} == set(PACKAGES)
    assert [config.name for config in ours if "label" not in vars(type(config))] == []


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_point_one_way(package: str) -> None:
    modules = list(product_modules(package, migrations=True))
    assert modules
    wrong = [
        f"{relative(path)}:{line} imports {name}"
        for path in modules
        for line, name in imported(syntax(path))
        if name.split(".")[0] in FORBIDDEN[package]
    ]
    assert wrong == []


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each module that `tree` imports, at whatever depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""


def test_no_file_holds_somebodys_home_folder() -> None:
    found = [f"{relative(path)}: {match[0]}" for path in text_files(*TEXT) if (match := HOME.search(readable(path)))]
    assert found == []


def readable(path: Path) -> str:
    """Return the text of `path`, or nothing when it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
