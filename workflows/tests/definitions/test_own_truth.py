"""A definition of our own, with everything Plone's four have not, against a table written by hand."""

import csv

import pytest

from workflows.genericsetup.read import read
from workflows.guards.matrix import GLOBAL, LOCAL, rows
from workflows.tests.definitions.plone import DATA

DEFINITION = read((DATA / "leave.xml").read_bytes()).definition
EVERYBODY = {(str(role), "global") for role in GLOBAL} | {(str(role), "local") for role in LOCAL}
with (DATA / "leave.truth.csv").open(encoding="utf-8", newline="") as file:
    TRUTH = [pytest.param(row, id=f"{row['state']}-{row['name']}") for row in csv.DictReader(file)]


def people(text):
    """Return (role, scope) of each word: `Owner` is local, `Reader*` is both, any other is global."""
    if text in {"everybody", "nobody"}:
        return EVERYBODY if text == "everybody" else set()
    roles = [word.replace("SiteA", "Site A") for word in text.split()]
    both = {(role[:-1], scope) for role in roles if role.endswith("*") for scope in ("global", "local")}
    return both | {(role, "local" if role == "Owner" else "global") for role in roles if not role.endswith("*")}


@pytest.mark.parametrize("row", TRUTH)
def test_matrix_says_what_the_table_says(row):
    found = {
        (answer.role, answer.scope)
        for answer in rows(DEFINITION, plone_compatible=True)
        if (answer.state, answer.name) == (row["state"], row["name"]) and answer.allowed
    }
    assert found == people(row["allowed"]), row["why"]
