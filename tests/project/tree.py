"""What the project's own files are, for the tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "workflows": ROOT / "workflows",
    "peer_pages": ROOT / "peer_pages",
    "search": ROOT / "search",
    "peerportal": ROOT / "site" / "peerportal",
}
NOT_OURS = {".venv", ".git", "var", "node_modules", "dist", "build", "__pycache__", "screenshots", "htmlcov"}


def product_modules(*names: str, migrations: bool = False) -> Iterator[Path]:
    """Yield the Python files of the packages (all, or those in `names`), without their tests."""
    for name in names or PACKAGES:
        for path in sorted(PACKAGES[name].rglob("*.py")):
            parts = path.relative_to(PACKAGES[name]).parts
            if "tests" not in parts and (migrations or "migrations" not in parts):
                yield path


def modules_of_tests() -> Iterator[Path]:
    """Yield the Python files of all tests."""
    for folder in (*PACKAGES.values(), ROOT / "tests"):
        yield from (path for path in sorted(folder.rglob("*.py")) if "tests" in path.relative_to(ROOT).parts)


def text_files(*suffixes: str) -> Iterator[Path]:
    """Yield the project's own files with one of `suffixes`, wherever they are."""
    stack = [ROOT]
    while stack:
        for path in sorted(stack.pop().iterdir()):
            if path.is_dir() and path.name not in NOT_OURS and not path.name.endswith("_cache"):
                stack.append(path)
            elif path.suffix in suffixes:
                yield path


def syntax(path: Path) -> ast.Module:
    """Return the parsed module at `path`."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def relative(path: Path) -> str:
    """Return `path` as the messages of a failing test name it."""
    return path.relative_to(ROOT).as_posix()
