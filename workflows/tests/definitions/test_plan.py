"""An import says what it would do, and refuses to publish, to strand or to hide a page unasked."""

from dataclasses import replace

import pytest

from workflows.definitions.tables import PermissionMap, State, Worklist
from workflows.genericsetup.plan import Plan
from workflows.tests.definitions.build import AUTHORS, EVERYBODY, sound, with_state, with_transition
from workflows.vocabulary import Permission, Track

GONE = replace(sound(), states=sound().states[1:], initial_state="public")
RENAMED = sound(
    initial_state="sketch",
    states=(replace(sound().states[0], id="sketch"), sound().states[1]),
    worklists=(Worklist(id="queue", matches={"review_state": ("sketch",)}),),
)
PUBLIC_DRAFT = with_state(permissions={Permission.VIEW: EVERYBODY})
HIDDEN = with_state(1, permissions={Permission.VIEW: AUTHORS})


def plan(new, *, old=sound(), **options):  # noqa: B008  (a table, never changed)
    return Plan(old=old, new=new, pages=options.pop("pages", {}), mapping=options.pop("mapping", {}), **options)


def reasons(new, pages=None, **options):
    return " ".join(plan(new, pages=pages or {}, **options).refusals())


def lines(new, **options):
    return [line for change in plan(new, **options).changes for line in change.lines()]


class TestChanges:
    def test_everything_of_a_new_definition_is_added(self):
        found = lines(sound(), old=None)
        assert {line[0] for line in found} == {"+"}
        assert found[0] == "+ add workflow sound"

    def test_parts_come_and_go(self):
        found = lines(RENAMED)
        assert "+ add state sketch" in found
        assert "- remove state draft" in found

    @pytest.mark.parametrize(
        ("new", "detail"),
        [
            (with_state(permissions={}), "permissions.View.roles: Owner, Reviewer → –"),
            (with_state(exits=("publish", "hide")), "exits: publish → publish, hide"),
            (
                with_state(permissions={Permission.VIEW: replace(AUTHORS, acquired=True)}),
                "permissions.View.acquired: – → True",
            ),
            (with_transition(target="draft"), "target: public → draft"),
            (with_transition(not_author=True), "not_author: – → True"),
            (sound(initial_state="public"), "initial_state: draft → public"),
            (sound(manager_bypass=True), "manager_bypass: – → True"),
        ],
    )
    def test_what_becomes_different_is_named(self, new, detail):
        assert f"    {detail}" in lines(new)

    def test_a_map_for_nobody_is_not_a_missing_map(self):
        old = with_state(permissions={})
        assert lines(with_state(permissions={Permission.VIEW: PermissionMap()}), old=old)

    def test_nothing_changes_where_nothing_is_different(self):
        assert lines(sound()) == []


class TestRefusals:
    @pytest.mark.parametrize("new", [sound(), GONE, RENAMED, PUBLIC_DRAFT, HIDDEN])
    def test_without_pages_every_sound_change_is_taken(self, new):
        assert reasons(new) == ""

    @pytest.mark.parametrize("new", [GONE, RENAMED])
    def test_pages_of_a_state_that_goes_need_a_new_one(self, new):
        assert "--map draft=NEW" in reasons(new, {("draft", "none"): 3})

    def test_a_mapping_says_where_they_go(self):
        made = plan(RENAMED, pages={("draft", "none"): 3}, mapping={"draft": "sketch"})
        assert list(made.refusals()) == []
        assert made.remapped == {"draft": "sketch"}

    def test_a_mapping_to_nowhere_is_refused(self):
        assert "no state skecth" in reasons(RENAMED, {("draft", "none"): 3}, mapping={"draft": "skecth"})

    def test_r26_an_edited_definition_never_publishes(self):
        assert "never publishes" in reasons(PUBLIC_DRAFT, {("draft", "none"): 1})

    def test_r26_a_mapping_never_publishes(self):
        assert "never publishes" in reasons(GONE, {("draft", "none"): 1}, mapping={"draft": "public"})

    def test_r26_pages_are_taken_off_the_site_only_when_it_is_said(self):
        pages = {("public", "none"): 2}
        assert "--map public=public" in reasons(HIDDEN, pages)
        assert reasons(HIDDEN, pages, mapping={"public": "public"}) == ""

    def test_pages_in_a_state_nobody_ever_knew_need_a_new_one(self):
        assert "--map lost=NEW" in reasons(sound(), {("lost", "none"): 1})

    def test_changes_that_wait_for_review_need_a_review(self):
        pages = {("public", Track.PENDING): 1}
        assert "wait for review" in reasons(sound(worklists=()), pages)
        assert reasons(sound(), pages) == ""

    def test_a_workflow_of_code_is_not_replaced(self):
        assert "--name" in reasons(sound(), hidden_by_code=True)

    def test_a_definition_that_cannot_be_used_is_refused_with_the_hint(self):
        assert "draft, public" in reasons(sound(initial_state="drfat"))

    def test_ways_to_nowhere_are_reported_and_endured(self):
        new = with_transition(target="nowhere")
        assert reasons(new) == ""
        assert "E003" in {problem.mistake for problem in plan(new).problems}


def test_pages_are_counted_by_state():
    pages = {("public", "none"): 2, ("public", "draft"): 1, ("draft", "none"): 4}
    assert plan(sound(), pages=pages).pages_by_state == {"draft": 4, "public": 3}


def test_new_states_are_no_reason_to_refuse():
    more = (*sound().states, State(id="archived", permissions={Permission.VIEW: AUTHORS}))
    assert reasons(sound(states=more), {("draft", "none"): 1, ("public", "none"): 1}) == ""
