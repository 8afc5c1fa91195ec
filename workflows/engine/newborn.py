"""A page that is still a form: what its author could do with it, were it there."""

import copy
from dataclasses import replace
from typing import Any

from wagtail.models import Page

from workflows.definitions.tables import Transition
from workflows.engine.explaining import buttons
from workflows.engine.situation import Situation
from workflows.models import PageState
from workflows.policies.choose import workflow_for
from workflows.roles.context import counts, standing_of
from workflows.vocabulary import Role

NO_PLACE = "0" * Page.steplen
"""The last step of a path that no page has: treebeard counts from one."""


def transitions_for_new(page: Page, parent: Page, user: Any) -> list[Transition]:
    """Return the buttons that `user` would have on the unsaved `page`, saved by them below `parent`."""
    placed = copy.copy(page)
    placed.path, placed.depth, placed.live = parent.path + NO_PLACE, parent.depth + 1, False
    definition = workflow_for(placed)
    if definition is None or not counts(user):
        return []
    standing = standing_of(user, placed)
    if page.owner_id == user.pk:
        standing = replace(standing, roles=standing.roles | {Role.OWNER})
    record = PageState(page=placed, workflow=definition.id, state=definition.initial_state, authors=[user.pk])
    return buttons(Situation(record, placed, definition, standing))
