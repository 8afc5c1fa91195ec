"""What the door would say, without opening it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.definitions.tables import Transition
from workflows.engine.checks import CHECKS, CHECKS_OF_A_BUTTON, Attempt, Check, check
from workflows.engine.door import Wish
from workflows.engine.records import look
from workflows.engine.situation import Situation
from workflows.engine.verdicts import Verdict
from workflows.errors import NoWorkflow, Refusal, TransitionRefused
from workflows.policies.choose import workflow_for


def explain(page: Page, user: Any) -> list[Verdict]:
    """Return every transition of the page's definition with its verdict; none for a page without a workflow."""
    if page.alias_of_id is not None:
        return [_alias(transition) for transition in _transitions(page)]
    situation = look(page, user)
    return [] if situation is None else list(verdicts(situation, situation.definition.transitions, CHECKS))


def verdicts(situation: Situation, transitions: Iterable[Transition], checks: tuple[Check, ...]) -> Iterator[Verdict]:
    """Yield what `checks` say of each of `transitions`."""
    for transition in transitions:
        try:
            check(Attempt(situation, transition.id), checks)
        except TransitionRefused as refusal:
            yield Verdict(transition=transition, allowed=False, code=refusal.code, message=refusal.message)
        else:
            yield Verdict(transition=transition, allowed=True)


def buttons(situation: Situation) -> list[Transition]:
    """Return the transitions on offer that lack nothing but what the person may still bring along."""
    on_offer = [offer.transition for offer in situation.offers.values()]
    found = verdicts(situation, on_offer, CHECKS_OF_A_BUTTON)
    return [verdict.transition for verdict in found if verdict.allowed]


def transitions_for(page: Page, user: Any) -> list[Transition]:
    """Return the buttons of `user` on `page`."""
    situation = None if page.alias_of_id is not None else look(page, user)
    return [] if situation is None else buttons(situation)


def check_wish(page: Page, wish: Wish, *, user: Any) -> Transition:
    """Raise `TransitionRefused` unless the door would let `wish` through now."""
    if page.alias_of_id is not None:
        raise TransitionRefused(
            Refusal.ALIAS, _("This page follows another one. Convert it to an ordinary page first.")
        )
    situation = look(page, user)
    if situation is None:
        raise NoWorkflow(f"{page} follows no workflow.")
    return check(wish.attempt(situation))


def _transitions(page: Page) -> tuple[Transition, ...]:
    definition = workflow_for(page)
    return definition.transitions if definition else ()


def _alias(transition: Transition) -> Verdict:
    message = _("This page follows another one. Convert it to an ordinary page first.")
    return Verdict(transition=transition, allowed=False, code=Refusal.ALIAS, message=message)
