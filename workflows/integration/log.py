"""What Wagtail's own history says of what the engine has written into it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

LABELS: Mapping[str, Promise] = MappingProxyType(
    {
        "workflows.transition": _("Change state"),
        "workflows.approve": _("Approve, with more to follow"),
        "workflows.schedule": _("Put on the calendar"),
        "workflows.unschedule": _("Take off the calendar"),
        "workflows.outside": _("Change past the workflow"),
        "workflows.place": _("Put into a state"),
        "workflows.changes": _("Begin changes"),
        "workflows.refuse": _("Refuse"),
        "workflows.sharing": _("Share"),
    }
)


def register_log_actions(actions: Any) -> None:
    """Tell Wagtail the names of the engine's log entries (`register_log_actions`)."""
    for name, label in LABELS.items():
        formatter = type("WorkflowLogFormatter", (WorkflowLogFormatter,), {"label": label, "message": label})
        actions.register_action(name)(formatter)


class WorkflowLogFormatter(LogFormatter):
    """One line: the transition, and from where to where."""

    def format_message(self, log_entry: Any) -> Any:
        """Return what happened, in the language of whoever reads it."""
        data = log_entry.data or {}
        before, after = _state(data.get("from")), _state(data.get("to"))
        if not before or before == after:
            return self.message
        facts = {"what": data.get("transition") or self.message, "from": before, "to": after}
        return _("%(what)s: from “%(from)s” to “%(to)s”") % facts

    def format_comment(self, log_entry: Any) -> str:
        """Return what was said about it."""
        return str((log_entry.data or {}).get("comment", ""))


def _state(place: Any) -> str:
    """Return a state and track as one word, as the log has them: ["published", "pending"]."""
    if not isinstance(place, list):
        return str(place or "")
    return " / ".join(str(part) for part in place if part and part != "none")
