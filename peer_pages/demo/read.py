"""The content's files: TOML, one sheet per kind of fact and one file per page."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from peer_pages.demo.dates import filled

CONTENT = Path(__file__).resolve().parent / "content"

Row = dict[str, Any]


def read_sheet(name: str, today: date) -> dict[str, Row]:
    """Return the rows of `content/<name>.toml` by their key."""
    return _read(CONTENT / f"{name}.toml", today)


def read_pages(folder: str, today: date) -> dict[str, Row]:
    """Return the pages of `content/<folder>/` by "<folder>/<file's name>"."""
    return {f"{folder}/{path.stem}": _read(path, today) for path in sorted((CONTENT / folder).glob("*.toml"))}


def _read(path: Path, today: date) -> Row:
    with path.open("rb") as file:
        row: Row = filled(tomllib.load(file), today)
    return row
