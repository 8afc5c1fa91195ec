"""Running the handlers of a transition, inside the door's transaction."""

import logging

from django.db import OperationalError
from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.definitions import handlers
from workflows.definitions.handlers import Handler, StateChange
from workflows.engine.checks import Attempt
from workflows.engine.moves import Move
from workflows.errors import Refusal, TransitionRefused, WorkflowError
from workflows.models import HistoryEntry, PageState

logger = logging.getLogger(__name__)


def before(attempt: Attempt, move: Move) -> None:
    """Run what comes before the change, when all checks have passed; it may refuse with a `TransitionRefused`.

    The row is in memory already: a handler that changes it behind the door's back is refused as well.
    """
    name, record = attempt.transition.before, attempt.situation.record
    handler = handlers.find(name)
    if handler is None:
        return
    places = {
        "from_state": record.state,
        "from_track": str(record.track),
        "to_state": move.state,
        "to_track": str(move.track),
    }
    _run(handler, name, _told(attempt, None, places))
    if not PageState.objects.filter(pk=record.pk, version=record.version).exists():
        raise TransitionRefused(
            Refusal.HANDLER, _("“%s” changed the page before the transition could; so nothing was changed.") % name
        )


def after(attempt: Attempt, entry: HistoryEntry) -> None:
    """Run what comes after the change, when `entry` is written."""
    name = attempt.transition.after
    handler = handlers.find(name)
    if handler is None:
        return
    places = {part: getattr(entry, part) for part in ("from_state", "from_track", "to_state", "to_track")}
    _run(handler, name, _told(attempt, entry, places))


def _told(attempt: Attempt, entry: HistoryEntry | None, places: dict[str, str]) -> StateChange:
    situation = attempt.situation
    return StateChange(
        page=Page.objects.get(pk=situation.record.page_id).specific,
        user=situation.user,
        definition=situation.definition,
        transition=attempt.transition,
        comment=attempt.comment,
        revision=situation.revision,
        entry=entry,
        **places,
    )


def _run(handler: Handler, name: str, change: StateChange) -> None:
    """Call a handler; whatever it raises is a refusal, but for what the database wants to be asked again."""
    try:
        handler(change)
    except (TransitionRefused, OperationalError):
        raise
    except WorkflowError as refusal:
        raise TransitionRefused(Refusal.HANDLER, str(refusal)) from refusal
    except Exception as error:
        logger.exception("The handler %s failed for page %s.", name, change.page.pk)
        text = _("“%s”, which belongs to this transition, could not be done; so nothing was changed.")
        raise TransitionRefused(Refusal.HANDLER, text % name) from error
