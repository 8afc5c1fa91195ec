"""Every kind of mistake is found under its id, and only where it is one."""

from datetime import timedelta

import pytest

from workflows.definitions import handlers, predicates
from workflows.definitions.registry import registered_definitions
from workflows.definitions.tables import (
    Assignment,
    ChecklistItem,
    Guard,
    PermissionMap,
    Script,
    State,
    Transition,
    Variable,
    Worklist,
)
from workflows.definitions.validation import errors, problems
from workflows.definitions.validation.mistakes import MISTAKES
from workflows.tests.definitions.build import AUTHORS, automatic, sound, with_guard, with_state, with_transition
from workflows.vocabulary import Permission, Role, Trigger


def found(definition):
    return {problem.mistake for problem in problems(definition)}


WRONG = {
    "E001": sound(states=()),
    "E002": sound(initial_state="drfat"),
    "E003": with_transition(target="nowhere"),
    "E004": with_state(exits=("publish", "pubilsh")),
    "E005": sound(id="x" * 101),
    "E006": sound(states=(*sound().states, sound().states[0])),
    "E007": automatic("b", "a"),
    "E008": with_transition(trigger=Trigger.TIMED),
    "E009": with_transition(min_approvals=0),
    "E010": with_guard(predicate="nobody_registered_this"),
    "E011": with_transition(checklist=(ChecklistItem(id="a", title="A"), ChecklistItem(id="a", title="B"))),
    "E013": with_transition(before="nobody_registered_this"),
    "W001": sound(
        states=(*sound().states, State(id="island", exits=("hide",), permissions={Permission.VIEW: AUTHORS}))
    ),
    "W002": sound(transitions=(*sound().transitions, Transition(id="unused", target="draft"))),
    "W004": with_state(permissions={}),
    "W005": with_guard(roles=("Publisher", "Owner")),
    "W006": with_guard(permissions=("Review portal contnet", Permission.REVIEW)),
    "W007": with_state(permissions={Permission.VIEW: AUTHORS, Permission.DELETE: AUTHORS}),
    "W008": with_state(groups={"staff": (Role.EDITOR,)}),
    "W009": sound(worklists=(Worklist(id="queue", matches={"review_state": ("draft", "pendign")}),)),
    "W010": sound(worklists=(Worklist(id="queue", matches={"portal_type": ("News",)}),)),
    "W011": sound(
        scripts=(Script(id="mail"),),
        transitions=(sound().transitions[0], Transition(id="hide", target="draft", after="mail")),
    ),
    "W012": with_guard(expression="python: here.ready()"),
    "W013": with_state(permissions={Permission.VIEW: PermissionMap()}),
    "W014": with_state(1, exits=()),
    "W015": with_transition(after_time=timedelta(days=1)),
    "W016": automatic("b", "a", guard=Guard(roles=(Role.OWNER,))),
    "W017": with_state(assignments=(Assignment(name="deadline"),)),
}
WRONG["W003"] = sound(
    permissions=(Permission.VIEW, Permission.REVIEW),
    states=tuple(
        State(
            id=state.id,
            exits=state.exits,
            permissions={**state.permissions, Permission.REVIEW: PermissionMap()},
        )
        for state in sound().states
    ),
)


def test_a_sound_definition_has_no_problems():
    assert found(sound()) == set()


@pytest.mark.parametrize("definition", registered_definitions(), ids=lambda definition: definition.id)
def test_shipped_definitions_have_no_problems(definition):
    assert [problem.text for problem in problems(definition)] == []


def test_every_mistake_of_the_table_is_tested():
    assert set(WRONG) == set(MISTAKES)


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_mistake_is_found(mistake):
    assert mistake in found(WRONG[mistake])


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_mistake_says_what_is_wrong_and_what_to_type(mistake):
    problem = next(problem for problem in problems(WRONG[mistake]) if problem.mistake == mistake)
    assert problem.id == f"workflows.{mistake}"
    assert problem.text.endswith(".")
    assert problem.hint.endswith(".")
    assert "%(" not in problem.text + problem.hint


@pytest.mark.parametrize("mistake", sorted(set(MISTAKES) - {"E001", "W001", "W004", "W013", "W014", "E003", "E006"}))
def test_mistake_brings_no_other_along(mistake):
    assert found(WRONG[mistake]) <= {mistake, "W001", "W002"}


def test_only_errors_keep_a_definition_out():
    assert [problem.mistake for problem in errors(WRONG["E002"])] == ["E002"]
    assert errors(WRONG["W005"]) == []


class TestW005:
    def test_a_role_of_the_settings_is_known(self, settings):
        settings.WORKFLOWS_ROLES = ["Publisher"]
        assert "W005" not in found(WRONG["W005"])

    @pytest.mark.parametrize(
        "definition",
        [
            with_state(permissions={Permission.VIEW: PermissionMap(roles=frozenset({"Readre"}))}),
            sound(groups=("staff",), states=(State(id="draft", groups={"staff": ("Editro",)}), sound().states[1])),
            sound(worklists=(Worklist(id="queue", guard=Guard(roles=("Reviwer",))),)),
            sound(creation_guard=Guard(roles=("Membre",))),
            sound(variables=(Variable(id="who", guard=Guard(roles=("Manger",))),)),
        ],
        ids=["map", "group map", "worklist", "creation", "variable"],
    )
    def test_a_role_is_looked_for_everywhere(self, definition):
        assert "W005" in found(definition)


class TestW006:
    def test_a_permission_of_the_settings_is_known(self, settings):
        settings.WORKFLOWS_PERMISSIONS = ["Review portal contnet"]
        assert "W006" not in found(WRONG["W006"])


class TestW003:
    def test_without_view_nobody_may_fire(self):
        assert {"W013", "W003"} <= found(with_state(permissions={Permission.VIEW: PermissionMap()}))

    def test_what_fires_by_itself_needs_nobody(self):
        definition = with_state(permissions={Permission.VIEW: PermissionMap()})
        automatic_step = Transition(id="publish", target="public", trigger=Trigger.AUTOMATIC)
        assert "W003" not in found(
            sound(states=definition.states, transitions=(automatic_step, definition.transitions[1]))
        )

    def test_a_bypassing_manager_may_fire_what_else_nobody_may(self):
        definition = WRONG["W003"]
        assert "W003" not in found(
            sound(states=definition.states, permissions=definition.permissions, manager_bypass=True)
        )

    def test_a_manager_whom_a_map_leaves_out_does_not_count(self):
        assert "W003" not in found(sound())


class TestCircles:
    @pytest.mark.parametrize("targets", [("a",), ("",), ("b", "a"), ("b", "c", "b")])
    def test_e007_automatic_transitions_that_never_stop(self, targets):
        assert "E007" in found(automatic(*targets))

    @pytest.mark.parametrize("targets", [("b", "c", "d", "gone"), ("b", "c", "gone")])
    def test_a_chain_that_ends_is_no_circle(self, targets):
        assert not {"E007", "W016"} & found(automatic(*targets))

    def test_only_the_circle_is_named(self):
        problem = next(problem for problem in problems(automatic("b", "c", "b")) if problem.mistake == "E007")
        assert problem.values == {"transitions": "from_b, from_c"}


class TestPredicates:
    @pytest.fixture
    def known(self, monkeypatch):
        monkeypatch.setattr(predicates, "_PREDICATES", {})
        monkeypatch.setattr(predicates, "_EXPRESSIONS", {})

        @predicates.predicate("ready", expressions=("python: here.ready()",))
        def ready(page, user):
            return True

    def test_e010_is_gone_when_somebody_registers_it(self, known):
        assert "E010" not in found(with_guard(predicate="ready"))

    def test_w012_is_gone_when_a_predicate_stands_for_the_expression(self, known):
        assert "W012" not in found(WRONG["W012"])


class TestHandlers:
    @pytest.fixture
    def known(self, monkeypatch):
        monkeypatch.setattr(handlers, "_HANDLERS", {})
        for name in ("nobody_registered_this", "mail"):
            handlers.transition_handler(name)(lambda change: None)

    @pytest.mark.parametrize("mistake", ["E013", "W011"])
    def test_it_is_gone_when_somebody_registers_the_handler(self, known, mistake):
        assert mistake not in found(WRONG[mistake])

    def test_e013_a_script_that_came_along_is_a_warning(self):
        assert "E013" not in found(WRONG["W011"])

    def test_e013_keeps_no_import_out(self):
        assert errors(WRONG["E013"]) == []


@pytest.mark.parametrize("name", ["", " ", "x" * 101, "line\nbreak"])
def test_e005_names_that_no_column_or_person_can_hold(name):
    assert "E005" in found(with_state(1, id=name))


@pytest.mark.parametrize(
    ("when", "is_wrong"),
    [
        ({}, True),
        ({"after_time": timedelta(0)}, True),
        ({"after_time": timedelta(0), "guard": Guard(predicate="validation_day")}, True),
        ({"after_time": timedelta(1)}, False),
        ({"guard": Guard(predicate="validation_day")}, False),
    ],
)
def test_e008_asks_for_a_time_or_for_a_predicate_that_knows_the_day(monkeypatch, when, is_wrong):
    monkeypatch.setitem(predicates._PREDICATES, "validation_day", lambda _page, _user: True)
    assert ("E008" in found(with_transition(trigger=Trigger.TIMED, **when))) == is_wrong
