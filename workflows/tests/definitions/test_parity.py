"""What Plone 6.2.2 answered for its own definitions is what the matrix says, row by row."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from workflows.definitions.registry import registered_definitions
from workflows.genericsetup.read import read
from workflows.guards.matrix import rows
from workflows.tests.definitions.plone import FOLDER, NAMES, needs_plone, source, truth

SAME = {"simple_publication": "simple_publication_workflow", "intranet": "intranet_workflow"}


@needs_plone
@pytest.mark.parametrize("name", NAMES)
def test_matrix_says_what_plone_answered(name):
    found = {row[:5]: row.allowed for row in rows(read(source(name)).definition, plone_compatible=True)}
    wrong = [row for row in truth(name) if found.get(row[:5]) is not row[5]]
    assert wrong == []
    assert len(found) == len(truth(name))


@needs_plone
def test_every_answer_is_compared():
    assert sum(len(truth(name)) for name in NAMES) == 4080


@needs_plone
@pytest.mark.parametrize("name", NAMES)
def test_command_says_what_plone_answered(name):
    out = StringIO()
    call_command("workflow", "matrix", str(FOLDER / f"{name}.xml"), "--plone-compatible", "--json", stdout=out)
    assert [tuple(row.values()) for row in json.loads(out.getvalue())] == truth(name)


@needs_plone
@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_imported_definition_says_what_plone_answered(name):
    out = StringIO()
    call_command("workflow", "import", str(FOLDER / f"{name}.xml"), stdout=StringIO())
    call_command("workflow", "matrix", name, "--plone-compatible", "--json", stdout=out)
    assert [tuple(row.values()) for row in json.loads(out.getvalue())] == truth(name)


@needs_plone
@pytest.mark.parametrize("name", NAMES)
def test_reading_of_plones_own_has_nothing_to_tell(name):
    assert read(source(name)).notes == ()


@needs_plone
@pytest.mark.parametrize(("ours", "theirs"), SAME.items())
def test_shipped_workflow_gives_the_rights_of_its_model(ours, theirs):
    definition = next(known for known in registered_definitions() if known.id == ours)
    assert set(rows(definition, plone_compatible=True)) == set(truth(theirs))


@needs_plone
@pytest.mark.parametrize("name", NAMES)
def test_own_matrix_differs_only_where_it_is_meant_to(name):
    definition = read(source(name)).definition
    plain = {row[:5]: row.allowed for row in rows(definition)}
    unmapped = {(s.id, p) for s in definition.states for p in definition.permissions if p not in s.permissions}
    for state, role, scope, kind, what, allowed in truth(name):
        views = plain[state, role, scope, "permission", "View"]
        wanted = allowed and (views if kind == "transition" else (state, what) not in unmapped)
        assert plain[state, role, scope, kind, what] is wanted, (state, role, scope, what)
