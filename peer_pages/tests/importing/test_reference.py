"""The reference page lists what the code has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import peer_pages.importing
from peer_pages.importing.layouts.registry import LAYOUTS

CODE = Path(peer_pages.importing.__file__).parent
PAGE = CODE.parents[1] / "docs" / "reference" / "import.md"


def _codes() -> Iterator[str]:
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) == 3 and _warns(node.func):
                code = node.args[1]
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def _warns(function: ast.expr) -> bool:
    return getattr(function, "attr", "") == "warn" or getattr(function, "id", "") == "Warned"


def _listed() -> list[str]:
    warnings = PAGE.read_text(encoding="utf-8").partition("## Warnings")[2]
    return re.findall(r"^\| `(\w+)` \|", warnings, re.MULTILINE)


def test_every_warning_is_listed_once_and_in_order() -> None:
    assert _listed() == sorted(set(_codes()))


def test_every_layout_is_listed() -> None:
    layouts = PAGE.read_text(encoding="utf-8").partition("## Layouts")[2].partition("##")[0]
    assert [known.kind for known in LAYOUTS] == re.findall(r"^\| `(\w+)` \|", layouts, re.MULTILINE)
