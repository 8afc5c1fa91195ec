"""The note with which somebody sends a page to the editors."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry, TaskState
from wagtail.signals import task_submitted

FIELD = "submit_note"
ACTION = "peer_pages.submit_note"
LENGTH = 1000


def remember(user: Any, text: str) -> None:
    """Keep the note on the request's user, the one thing that travels from the form to the signal."""
    setattr(user, FIELD, text.replace("\x00", "").strip()[:LENGTH])


def note_of(user: Any) -> str:
    """Return the note that `user` is sending along right now."""
    return getattr(user, FIELD, "")


def last_note(page: Any) -> str:
    """Return the note that came with the page's current revision, or "" when there was none."""
    # An autosave overwrites a revision, so one may have been sent twice; the log begins with the newest.
    entry = PageLogEntry.objects.filter(page=page.pk, action=ACTION, revision=page.latest_revision_id).first()
    return entry.data.get("note", "") if entry else ""


@hooks.register("before_edit_page")
def read_note(request: HttpRequest, *_args: Any) -> None:
    """Take the note from the form; it is no field of the page, and no later version carries it along."""
    if request.method == "POST":
        remember(request.user, request.POST.get(FIELD, ""))


hooks.register("before_create_page", read_note)


def write_note(instance: TaskState, user: Any, **_kwargs: Any) -> None:
    """Put the note into the page's history."""
    if note := note_of(user):
        page = instance.workflow_state.content_object
        log(instance=page, action=ACTION, user=user, revision=instance.revision, data={"note": note})


def connect() -> None:
    """Write the note down whenever a page is sent."""
    task_submitted.connect(write_note, sender=TaskState, dispatch_uid="peer_pages_submit_note")


@hooks.register("register_log_actions")
def register_note(actions: Any) -> None:
    """Show the note in the page's history."""

    @actions.register_action(ACTION)
    class NoteFormatter(LogFormatter):
        label = _("Besked til redaktionen")
        message = _("Skrev til redaktionen")

        def format_comment(self, log_entry: Any) -> str:
            return log_entry.data.get("note", "")
