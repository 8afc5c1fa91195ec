"""A guard is any permission AND any role AND any group AND the predicate; an empty part passes."""

from itertools import product

import pytest

from workflows.definitions.tables import Guard, Transition
from workflows.guards import guards, rights
from workflows.tests.definitions.build import sound
from workflows.vocabulary import LOGGED_IN, Role, Trigger

ROLES = LOGGED_IN | {Role.REVIEWER}
PARTS = {
    "permissions": (("Review portal content", "No such"), ("No such",)),
    "roles": (("Reviewer", "Owner"), ("Owner",)),
    "groups": (("staff", "others"), ("others",)),
    "predicate": ("ready", "never"),
    "expression": ("here/ready", "here/never"),
}


def passes(guard):
    return guards.guard_passes(
        guard,
        roles=ROLES,
        holds=lambda permission: permission == "Review portal content",
        groups={"staff"},
        predicate_holds=lambda name: name in {"ready", "here/ready"},
    )


def test_an_empty_guard_passes():
    assert passes(Guard())


@pytest.mark.parametrize("choice", list(product((None, True, False), repeat=len(PARTS))))
def test_every_part_that_says_something_must_hold(choice):
    named = {
        name: good if holds else bad
        for (name, (good, bad)), holds in zip(PARTS.items(), choice, strict=True)
        if holds is not None
    }
    assert passes(Guard(**named)) is (False not in choice)


def test_a_predicate_that_nobody_answers_for_lets_nobody_pass():
    assert not guards.guard_passes(Guard(expression="python:True"), roles=ROLES, holds=lambda _permission: True)


@pytest.mark.parametrize(
    ("bypass", "roles", "wanted"),
    [(True, {Role.MANAGER}, True), (True, {Role.OWNER}, False), (False, {Role.MANAGER}, False)],
)
def test_managers_pass_every_guard_only_where_the_definition_says_so(bypass, roles, wanted):
    assert guards.bypasses(sound(manager_bypass=bypass), frozenset(roles)) is wanted


@pytest.mark.parametrize(
    ("state", "trigger", "wanted"),
    [
        ("draft", Trigger.USER, True),
        ("public", Trigger.USER, False),
        ("draft", Trigger.AUTOMATIC, False),
        ("draft", Trigger.TIMED, False),
    ],
)
def test_only_exits_for_people_are_offered(state, trigger, wanted):
    assert guards.is_offered(sound(), state, Transition(id="publish", trigger=trigger)) is wanted


@pytest.mark.parametrize(("target", "wanted"), [("draft", True), ("", True), ("nowhere", False)])
def test_a_target_is_a_state_or_nothing(target, wanted):
    assert guards.leads_somewhere(sound(), Transition(id="publish", target=target)) is wanted


def test_everybody_logged_in_is_in_plones_group_for_them():
    assert rights.groups_of(LOGGED_IN, ["staff"]) == {"staff", "AuthenticatedUsers"}
    assert rights.groups_of(frozenset({Role.ANONYMOUS})) == set()
