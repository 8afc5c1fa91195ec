"""Where Plone's own definitions are, and what they are compared with."""

import csv
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "plone"
DATA = Path(__file__).parent / "data"
NAMES = ("simple_publication_workflow", "intranet_workflow", "folder_workflow", "comment_review_workflow")

needs_plone = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"Plone's definitions and answers are not here: {FOLDER} is no folder"
)


def source(name):
    """Return the bytes of one of Plone's definitions."""
    return (FOLDER / f"{name}.xml").read_bytes()


def truth(name):
    """Return what Plone answered: a list of (state, role, scope, kind, name, allowed)."""
    with (FOLDER / f"{name}.truth.csv").open(encoding="utf-8", newline="") as file:
        return [(*(row[key] for key in list(row)[:5]), row["allowed"] == "yes") for row in csv.DictReader(file)]
