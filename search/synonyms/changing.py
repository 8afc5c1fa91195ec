"""The one way to change a group: what it was before is kept, so every change can be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from search.synonyms.models import SynonymChange, SynonymGroup

What = SynonymChange.What


class ChangedMeanwhileError(Exception):
    """Somebody changed the group after the page was shown; what would be taken back is not what was seen."""


@transaction.atomic
def save(group: SynonymGroup, *, by: Any, what: str = "") -> SynonymChange | None:
    """Save `group` for the user `by`; return the change, None when there is none.

    `what` names the change where it is no plain edit.
    """
    earlier = SynonymGroup.objects.select_for_update().filter(pk=group.pk).first() if group.pk else None
    before, after = earlier.state() if earlier else None, group.state()
    if before == after:
        return None
    group.changed_by = by
    if earlier is None:
        group.created_by = by
    group.save()
    return group.changes.create(what=what or _kind(before, after), before=before, after=after, by=by)


def _kind(before: dict[str, Any] | None, after: dict[str, Any]) -> str:
    if before is None:
        return What.CREATED
    if {**before, "active": after["active"]} != after:
        return What.EDITED
    return What.ACTIVATED if after["active"] else What.DEACTIVATED


@transaction.atomic
def undo(change: SynonymChange, *, by: Any) -> SynonymChange | None:
    """Take back `change`, the last one of its group; a new group is taken out of use.

    Raises `ChangedMeanwhileError` when it is not the last one any more.
    """
    last = SynonymChange.objects.filter(group=change.group_id).first()
    if last != change:
        raise ChangedMeanwhileError(_("Gruppen er ændret i mellemtiden. Se historikken."))
    return go_back(change.group, change.before or {**change.after, "active": False}, by=by)


def go_back(group: SynonymGroup, state: dict[str, Any], *, by: Any) -> SynonymChange | None:
    """Make `group` what it was in `state`; return the change, None when it is so already."""
    for name, value in state.items():
        setattr(group, name, value)
    return save(group, by=by, what=What.RESTORED)


@dataclass(frozen=True)
class State:
    """What a group was from `at` on. `change` made it so; None for what it was before its first change."""

    group: SynonymGroup
    change: SynonymChange | None
    at: datetime

    @property
    def number(self) -> int:
        """Return the key of the change, 0 for the beginning."""
        return self.change.pk if self.change else 0


def states(group: SynonymGroup) -> Iterator[State]:
    """Yield every state of `group`, the newest first, each as a group that is not saved."""
    changes = list(group.changes.select_related("by"))
    for change in changes:
        yield State(SynonymGroup(**change.after), change, change.at)
    if not changes:
        yield State(SynonymGroup(**group.state()), None, group.created_at)
    elif changes[-1].before is not None:
        yield State(SynonymGroup(**changes[-1].before), None, group.created_at)
