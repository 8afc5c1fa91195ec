"""What the plugin may import: Django, Wagtail and what Wagtail brings along; never the site it runs in."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import workflows

ROOT = Path(workflows.__file__).parent
ALLOWED = {"workflows", "django", "wagtail", "defusedxml", "treebeard", "rest_framework", *sys.stdlib_module_names}
"""Treebeard and the REST framework are Wagtail's own requirements."""
MODULES = sorted(path for path in ROOT.rglob("*.py") if "tests" not in path.relative_to(ROOT).parts)


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level package of each import in the module at `path`, at whatever depth."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_wagtail_only(path: Path) -> None:
    assert set(imported(path)) <= ALLOWED


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 50


def test_nothing_of_a_site_is_loaded_with_the_plugin() -> None:
    assert {"peer_pages", "search", "peerportal", "wagtail_localize", "celery"}.isdisjoint(sys.modules)
