"""Workflows made for the tests: each for one thing the shipped ones do not have."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from wagtail.models import Page

from workflows.definitions.predicates import predicate
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.definitions.tables import ChecklistItem, Definition, Guard, State, Transition
from workflows.tests.bare.pages.models import ArticlePage
from workflows.vocabulary import Permission, Role, Trigger

STRICT_RULES = {
    "publish": {"not_author": True},
    "reject": {"comment_required": True},
}


@predicate("has_summary")
def has_summary(page: Page, _user: Any) -> bool:
    """Return whether the page has one."""
    return bool(page.specific.summary)


asked_about: list[Any] = []


def with_old_summary() -> list[Any]:
    """Return the pages that say they are old."""
    return list(ArticlePage.objects.filter(summary="Old").values_list("pk", flat=True))


@predicate("is_old", candidates=with_old_summary)
def is_old(page: Page, _user: Any) -> bool:
    """Return whether the page says so; each page that is asked about is remembered."""
    asked_about.append(page.pk)
    return page.specific.summary == "Old"


def changed(definition: Definition, name: str, **rules: dict[str, Any]) -> Definition:
    """Return `definition` under another name, its transitions with other rules."""
    transitions = tuple(replace(one, **rules.get(one.id, {})) for one in definition.transitions)
    return replace(definition, id=name, transitions=transitions)


def with_transition(definition: Definition, transition: Transition, *, leaves: str) -> Definition:
    """Return `definition` with one more transition."""
    states = tuple(
        replace(state, exits=(*state.exits, transition.id)) if state.id == leaves else state
        for state in definition.states
    )
    return replace(definition, states=states, transitions=(*definition.transitions, transition))


def with_state(definition: Definition, state: State) -> Definition:
    """Return `definition` with one more state."""
    return replace(definition, states=(*definition.states, state))


FOUR_EYES = changed(SIMPLE_PUBLICATION, "four_eyes", **STRICT_RULES)
TWO_YES = changed(SIMPLE_PUBLICATION, "two_yes", publish={"min_approvals": 2, "not_author": True})
CHECKED = changed(
    SIMPLE_PUBLICATION, "checked", publish={"checklist": (ChecklistItem(id="law", title="The law is followed"),)}
)
EMERGENCY = with_transition(
    with_transition(
        changed(SIMPLE_PUBLICATION, "emergency", publish={"not_author": True}),
        Transition(
            id="publish_now",
            title="Publish now",
            target="published",
            guard=Guard(permissions=(Permission.REVIEW,)),
            emergency=True,
            comment_required=True,
        ),
        leaves="private",
    ),
    Transition(id="confirm", guard=Guard(permissions=(Permission.REVIEW,)), not_author=True),
    leaves="published",
)
TIMED = with_transition(
    replace(SIMPLE_PUBLICATION, id="timed"),
    Transition(id="give_up", target="private", trigger=Trigger.TIMED, after_time=timedelta(days=30)),
    leaves="pending",
)
AUTOMATIC = with_transition(
    replace(SIMPLE_PUBLICATION, id="automatic"),
    Transition(
        id="straight_out",
        target="published",
        trigger=Trigger.AUTOMATIC,
        guard=Guard(roles=(Role.SITE_ADMINISTRATOR,)),
    ),
    leaves="pending",
)
WHEN_READY = with_transition(
    replace(SIMPLE_PUBLICATION, id="when_ready"),
    Transition(
        id="out_when_ready", target="published", trigger=Trigger.AUTOMATIC, guard=Guard(predicate="has_summary")
    ),
    leaves="pending",
)
CIRCLE = with_transition(
    with_transition(
        replace(SIMPLE_PUBLICATION, id="circle"),
        Transition(id="on", target="pending", trigger=Trigger.AUTOMATIC),
        leaves="private",
    ),
    Transition(id="back", target="private", trigger=Trigger.AUTOMATIC),
    leaves="pending",
)
AGING = with_transition(
    with_state(replace(SIMPLE_PUBLICATION, id="aging"), replace(SIMPLE_PUBLICATION.state("published"), id="old")),
    Transition(id="age", target="old", trigger=Trigger.TIMED, guard=Guard(predicate="is_old")),
    leaves="published",
)
ASKED = changed(SIMPLE_PUBLICATION, "asked", submit={"guard": Guard(predicate="has_summary")})

ALL = (FOUR_EYES, TWO_YES, CHECKED, EMERGENCY, TIMED, AUTOMATIC, WHEN_READY, CIRCLE, AGING, ASKED)
