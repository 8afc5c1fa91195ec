"""What people call places that are no area of today: read from `data/place_names.txt`."""

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "place_names.txt"


@cache
def place_names() -> dict[str, tuple[str, ...]]:
    """Return by each name the areas where it is; regions are called "Region …"."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ") for line in lines if line and not line.startswith("#")]
    return {name: tuple(areas.split(", ")) for names, areas in pairs for name in names.split(", ")}
