"""The history of pages names what was written to the editors before there was a workflow."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from peer_pages.workflow.upgrade import NOTE


@hooks.register("register_log_actions")
def register_note(actions: Any) -> None:
    """Show the old notes in the page's history; new ones are the comments of transitions."""

    @actions.register_action(NOTE)
    class NoteFormatter(LogFormatter):
        label = _("Besked til redaktionen")
        message = _("Skrev til redaktionen")

        def format_comment(self, log_entry: Any) -> str:
            return log_entry.data.get("note", "")
