"""What is written is read back, element by element; Plone's own part stays in Plone's own words."""

from dataclasses import fields, replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.definitions.registry import registered_definitions
from workflows.definitions.tables import (
    Action,
    Assignment,
    ChecklistItem,
    Definition,
    Guard,
    PermissionMap,
    Script,
    State,
    Transition,
    Variable,
    Worklist,
)
from workflows.genericsetup.compare import compare, facts
from workflows.genericsetup.read import read
from workflows.genericsetup.write import write
from workflows.tests.definitions.build import sound
from workflows.tests.definitions.plone import DATA, NAMES, needs_plone, source
from workflows.vocabulary import Trigger

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters=";\u2028\u2029\ufffe\uffff")
NAME = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
TEXT = st.text(LETTERS, max_size=20).map(str.strip)
LINES = st.lists(TEXT.filter(bool), max_size=3).map("\n".join)
NAMED = st.lists(NAME, max_size=3, unique=True).map(tuple)
GUARD = st.builds(Guard, permissions=NAMED, roles=NAMED, groups=NAMED, expression=LINES, predicate=TEXT)
ACTION = st.builds(Action, label=LINES, url=TEXT, category=TEXT, icon=TEXT)
ASSIGNMENTS = st.lists(st.builds(Assignment, name=NAME, value=LINES, type=NAME), max_size=2).map(tuple)
STATE = st.builds(
    State,
    id=NAME,
    title=TEXT,
    description=LINES,
    exits=NAMED,
    permissions=st.dictionaries(NAME, st.builds(PermissionMap, roles=st.frozensets(NAME, max_size=3)), max_size=3),
    groups=st.dictionaries(NAME, NAMED, max_size=2),
    assignments=ASSIGNMENTS,
)
TRANSITION = st.builds(
    Transition,
    id=NAME,
    title=TEXT,
    description=LINES,
    target=NAME,
    trigger=st.sampled_from(Trigger),
    guard=GUARD,
    action=ACTION,
    before=TEXT,
    after=TEXT,
    assignments=ASSIGNMENTS,
    comment_required=st.booleans(),
    not_author=st.booleans(),
    min_approvals=st.integers(1, 20),
    emergency=st.booleans(),
    checklist=st.lists(st.builds(ChecklistItem, id=NAME, title=LINES), max_size=2).map(tuple),
    after_time=st.none() | st.timedeltas(timedelta(seconds=1), timedelta(days=9000)),
)
WORKLIST = st.builds(
    Worklist,
    id=NAME,
    title=TEXT,
    description=LINES,
    guard=GUARD,
    matches=st.dictionaries(NAME, NAMED, max_size=2),
    action=ACTION,
)
VARIABLE = st.builds(
    Variable,
    id=NAME,
    description=LINES,
    for_catalog=st.booleans(),
    for_status=st.booleans(),
    update_always=st.booleans(),
    default_value=LINES,
    default_type=TEXT,
    default_expression=LINES,
    guard=GUARD,
)
SCRIPT = st.builds(Script, id=NAME, type=TEXT, module=TEXT, function=TEXT, filename=TEXT)


def some(part):
    return st.lists(part, max_size=3, unique_by=lambda made: made.id).map(tuple)


DEFINITION = st.builds(
    Definition,
    id=NAME,
    title=TEXT,
    description=TEXT,
    state_variable=NAME,
    initial_state=NAME,
    manager_bypass=st.booleans(),
    permissions=NAMED,
    groups=NAMED,
    creation_guard=GUARD,
    states=some(STATE),
    transitions=some(TRANSITION),
    worklists=some(WORKLIST),
    variables=some(VARIABLE),
    scripts=some(SCRIPT),
)


@given(DEFINITION)
def test_any_definition_comes_back_as_it_was(definition):
    assert read(write(definition)).definition == definition


@given(DEFINITION)
def test_a_definition_compared_with_itself_has_no_changes(definition):
    assert list(compare(definition, definition)) == []


@given(DEFINITION, DEFINITION)
def test_different_definitions_have_changes(one, other):
    other = replace(other, id=one.id)
    assert bool(list(compare(one, other))) is (one != other)


@pytest.mark.parametrize("definition", registered_definitions(), ids=lambda definition: definition.id)
def test_shipped_definitions_come_back_as_they_were(definition):
    again = read(write(definition))
    assert list(compare(definition, again.definition)) == []
    assert again.notes == ()


@needs_plone
@pytest.mark.parametrize("name", NAMES)
def test_plones_definitions_come_back_as_they_were(name):
    definition = read(source(name)).definition
    assert read(write(definition)).definition == definition


def test_own_definition_with_everything_comes_back_as_it_was():
    definition = read((DATA / "leave.xml").read_bytes()).definition
    assert read(write(definition)).definition == definition


def test_plone_finds_every_attribute_its_importer_demands():
    root = ElementTree.fromstring(write(sound()).encode())
    assert {"workflow_id", "title", "state_variable", "initial_state"} <= set(root.attrib)
    for transition in root.iter("transition"):
        wanted = {"transition_id", "title", "new_state", "trigger", "before_script", "after_script"}
        assert wanted <= set(transition.attrib)
        assert len(transition.findall("guard")) == 1


def test_what_plone_does_not_know_has_a_namespace():
    text = write(sound(transitions=(replace(sound().transitions[0], not_author=True, min_approvals=2),)))
    assert 'xmlns:workflows="urn:wagtail-workflows"' in text
    assert 'workflows:not_author="True"' in text


def test_what_is_not_set_is_not_written():
    assert "urn:wagtail-workflows" not in write(sound())


def test_characters_that_xml_cannot_hold_are_dropped():
    assert read(write(sound(title="a\x00b\x1b\ufffe"))).definition.title == "ab"


@pytest.mark.parametrize("part", [State, Transition, Worklist, Variable, Script, Guard])
def test_every_field_of_a_part_is_compared(part):
    sample = part() if part is Guard else part(id="x")
    assert set(facts(sample)) <= {name for field in fields(part) for name in (field.name, f"{field.name}.")}
