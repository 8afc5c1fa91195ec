"""A definition.xml is read as DCWorkflow reads it; where DCWorkflow fails, its default is taken and noted."""

from datetime import timedelta

import pytest

from workflows.definitions.tables import Action, Assignment, Guard, PermissionMap, Script
from workflows.errors import UnreadableDefinition
from workflows.genericsetup.read import read
from workflows.vocabulary import Trigger

HEAD = 'workflow_id="w" title="W" state_variable="review_state" initial_state="a"'


def workflow(inner="", head=HEAD):
    return read(f"<dc-workflow {head}>{inner}</dc-workflow>")


def transition(inner="", attributes='title="T" new_state="a" trigger="USER"'):
    reading = workflow(f'<transition transition_id="t" {attributes}>{inner}</transition>')
    return reading.definition.transition("t"), reading.notes


def guard(inner):
    return transition(f"<guard>{inner}</guard>")[0].guard


def state(inner):
    return workflow(f'<state state_id="a" title="A">{inner}</state>').definition.state("a")


class TestHead:
    def test_everything_is_read(self):
        definition = workflow(head=f'{HEAD} description="D" manager_bypass="True"').definition
        assert (definition.id, definition.title, definition.description) == ("w", "W", "D")
        assert (definition.state_variable, definition.initial_state) == ("review_state", "a")
        assert definition.manager_bypass

    @pytest.mark.parametrize("missing", ["title", "state_variable", "initial_state", "workflow_id"])
    def test_what_is_missing_is_noted(self, missing):
        head = " ".join(part for part in HEAD.split() if not part.startswith(missing))
        notes = workflow('<state state_id="a" title=""/>', head=head).notes
        assert [note for note in notes if missing in note]

    def test_first_state_is_the_initial_one_where_none_is_named(self):
        assert workflow('<state state_id="s" title=""/>', head="").definition.initial_state == "s"

    def test_name_of_the_file_stands_in_for_a_missing_id(self):
        assert read("<dc-workflow/>", name="folder_workflow").definition.id == "folder_workflow"

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [("True", True), ("yes", True), ("1", True), ("TRUE", True), ("on", False), ("", False), (" 1", False)],
    )
    def test_truth_is_what_dcworkflow_takes_for_it(self, text, wanted):
        assert workflow(head=f'{HEAD} manager_bypass="{text}"').definition.manager_bypass is wanted

    def test_attributes_and_elements_of_other_namespaces_are_passed_over(self):
        head = f'{HEAD} xmlns:i18n="http://xml.zope.org/namespaces/i18n" i18n:domain="plone" i18n:title="no"'
        reading = workflow(head=head)
        assert (reading.definition.title, reading.notes) == ("W", ())

    def test_a_default_namespace_does_not_hide_the_elements(self):
        reading = workflow('<state state_id="a" title=""/>', head=f'{HEAD} xmlns="urn:something"')
        assert reading.definition.has_state("a")

    def test_the_definition_may_stand_inside_something(self):
        assert read(f"<object><dc-workflow {HEAD}/></object>").definition.id == "w"

    def test_managed_permissions_keep_their_order_and_are_there_once(self):
        inner = "<permission>View</permission><permission> Fly\n</permission><permission>View</permission>"
        assert workflow(inner).definition.permissions == ("View", "Fly")

    def test_unknown_elements_are_noted(self):
        assert any("<sate>" in note for note in workflow("<sate/>").notes)


class TestCreation:
    def test_conditions_are_a_guard(self):
        inner = "<guard><guard-role>Member</guard-role></guard>"
        inner = f"<instance-creation-conditions>{inner}</instance-creation-conditions>"
        assert workflow(inner).definition.creation_guard == Guard(roles=("Member",))

    @pytest.mark.parametrize("inner", ["", "<instance-creation-conditions/>"])
    def test_without_a_guard_everybody_creates(self, inner):
        assert workflow(inner).definition.creation_guard == Guard()


class TestStates:
    def test_permission_map(self):
        inner = """<permission-map name="View" acquired="True"><permission-role>
            Owner
        </permission-role><permission-role>Reader</permission-role></permission-map>"""
        assert state(inner).permissions == {"View": PermissionMap(roles=frozenset({"Owner", "Reader"}), acquired=True)}

    def test_acquired_is_no_unless_it_is_said(self):
        assert state('<permission-map name="View"/>').permissions["View"] == PermissionMap()

    def test_of_two_maps_the_last_counts(self):
        inner = '<permission-map name="View" acquired="True"/><permission-map name="View" acquired="False"/>'
        assert not state(inner).permissions["View"].acquired

    def test_group_map(self):
        inner = '<group-map name="staff"><group-role>Editor</group-role><group-role>Reader</group-role></group-map>'
        assert state(inner).groups == {"staff": ("Editor", "Reader")}

    def test_assignment(self):
        assert state('<assignment name="n" type="int">3</assignment>').assignments == (
            Assignment(name="n", value="3", type="int"),
        )

    def test_exits_keep_their_order_and_are_there_once(self):
        inner = "".join(f'<exit-transition transition_id="{name}"/>' for name in "bab")
        assert state(inner).exits == ("b", "a")

    def test_the_same_state_twice_is_noted_and_keeps_the_maps_of_both(self):
        first = '<state state_id="a" title="1"><permission-map name="View"/></state>'
        reading = workflow(f'{first}<state state_id="a" title="2"><permission-map name="Fly"/></state>')
        assert len(reading.definition.states) == 1
        assert reading.definition.state("a").title == "2"
        assert set(reading.definition.state("a").permissions) == {"View", "Fly"}
        assert any("two <state>" in note for note in reading.notes)

    @pytest.mark.parametrize(
        "inner",
        [
            '<state title="A"/>',
            '<state state_id="a" title=""><exit-transition/></state>',
            '<state state_id="a" title=""><permission-map/></state>',
            '<state state_id="a" title=""><group-map/></state>',
            '<transition title="A"/>',
            "<script/>",
            '<worklist worklist_id="w"><match values="a"/></worklist>',
        ],
    )
    def test_what_has_no_name_is_left_out_and_noted(self, inner):
        assert any("is left out" in note for note in workflow(inner).notes)


class TestTransitions:
    def test_everything_is_read(self):
        inner = """<description>What it
            does.</description><action url="u" category="workflow" icon="i">Go</action>
            <assignment name="n">string:x</assignment>"""
        found, _notes = transition(
            inner, 'title="T" new_state="a" trigger="AUTOMATIC" before_script="b" after_script="c"'
        )
        assert (found.title, found.target, found.trigger) == ("T", "a", Trigger.AUTOMATIC)
        assert found.description == "What it\ndoes."
        assert found.action == Action(label="Go", url="u", category="workflow", icon="i")
        assert (found.before, found.after) == ("b", "c")
        assert found.assignments == (Assignment(name="n", value="string:x"),)

    @pytest.mark.parametrize("missing", ["title", "new_state", "trigger"])
    def test_what_is_missing_is_noted(self, missing):
        attributes = " ".join(part for part in ['title="T"', 'new_state="a"', 'trigger="USER"'] if missing not in part)
        _found, notes = transition(attributes=attributes)
        assert [note for note in notes if missing in note]

    def test_missing_parts_stop_nothing(self):
        found, _notes = transition(attributes="")
        assert (found.target, found.trigger, found.guard) == ("", Trigger.USER, Guard())

    @pytest.mark.parametrize("attributes", ['title="" new_state="" trigger="USER"'])
    def test_missing_guard_and_scripts_are_nothing_to_tell(self, attributes):
        assert transition(attributes=attributes)[1] == ()

    @pytest.mark.parametrize(
        ("text", "wanted", "noted"),
        [
            ("automatic", Trigger.AUTOMATIC, False),
            ("WORKFLOW_METHOD", Trigger.USER, True),
            ("TIMED", Trigger.TIMED, False),
        ],
    )
    def test_triggers(self, text, wanted, noted):
        found, notes = transition(attributes=f'title="" new_state="" trigger="{text}"')
        assert (found.trigger, bool(notes)) == (wanted, noted)

    def test_what_is_ours_is_read_from_its_namespace(self):
        attributes = (
            'xmlns:w="urn:wagtail-workflows" title="" new_state="" trigger="USER" w:comment_required="True" '
            'w:not_author="True" w:min_approvals="2" w:emergency="True" w:after_time="3 00:00:00"'
        )
        found, notes = transition('<w:checklist-item id="alt">Alt texts</w:checklist-item>', attributes)
        assert found.comment_required
        assert found.not_author
        assert found.emergency
        assert (found.min_approvals, found.after_time) == (2, timedelta(days=3))
        assert [(item.id, item.title) for item in found.checklist] == [("alt", "Alt texts")]
        assert notes == ()

    @pytest.mark.parametrize("text", ["0", "-1", "many", "1000000", "²"])
    def test_a_number_of_approvals_that_is_none_never_makes_it_easier(self, text):
        found, notes = transition(attributes=f'title="" new_state="" trigger="USER" min_approvals="{text}"')
        assert found.min_approvals > 1
        assert notes

    def test_a_time_that_is_none_is_noted(self):
        found, notes = transition(attributes='title="" new_state="" trigger="TIMED" after_time="soon"')
        assert found.after_time is None
        assert notes


class TestGuards:
    def test_all_four_parts(self):
        inner = """<guard-permission>P</guard-permission><guard-permission>Q</guard-permission>
            <guard-role>R</guard-role><guard-group>G</guard-group><guard-expression>python: 1</guard-expression>"""
        assert guard(inner) == Guard(permissions=("P", "Q"), roles=("R",), groups=("G",), expression="python: 1")

    def test_several_names_in_one_element_are_parted_by_semicolons(self):
        assert guard("<guard-role>Owner; Manager ;Editor</guard-role>").roles == ("Owner", "Manager", "Editor")

    def test_one_empty_element_says_nothing(self):
        assert guard("<guard-permission> </guard-permission>") == Guard()

    def test_a_list_of_nothing_stays_shut(self):
        assert guard("<guard-role/><guard-role/>").roles == ("", "")

    def test_expression_is_noted(self):
        _found, notes = transition("<guard><guard-expression>python: 1</guard-expression></guard>")
        assert any("never executed" in note for note in notes)

    @pytest.mark.parametrize(
        "inner",
        [
            "<guard/><guard/>",
            "<guard><guard-expression>a</guard-expression><guard-expression>b</guard-expression></guard>",
        ],
    )
    def test_two_of_what_there_is_one_of_are_refused(self, inner):
        with pytest.raises(UnreadableDefinition, match="transition t"):
            transition(inner)


class TestRest:
    def test_worklist(self):
        inner = """<worklist worklist_id="q" title="Q"><description>D</description>
            <action url="u" category="global">A</action>
            <guard><guard-role>Reviewer</guard-role></guard>
            <match name="review_state" values="a; b;c; "/></worklist>"""
        found = workflow(inner).definition.worklists[0]
        assert (found.id, found.title, found.description, found.action.label) == ("q", "Q", "D", "A")
        assert found.matches == {"review_state": ("a", "b", "c")}
        assert found.guard.roles == ("Reviewer",)

    def test_variable(self):
        inner = """<variable variable_id="v" for_catalog="1" for_status="True" update_always="no"><default>
            <value type="int">3</value><expression>here/x</expression></default></variable>"""
        found = workflow(inner).definition.variables[0]
        assert (found.for_catalog, found.for_status, found.update_always) == (True, True, False)
        assert (found.default_value, found.default_type, found.default_expression) == ("3", "int", "here/x")

    def test_script_is_kept_and_noted(self):
        reading = workflow('<script script_id="s" type="External Method" module="m" function="f" filename=""/>')
        assert reading.definition.scripts == (Script(id="s", type="External Method", module="m", function="f"),)
        assert any("never executed" in note for note in reading.notes)
