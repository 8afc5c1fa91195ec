"""`workflow fire PAGE TRANSITION --user U [--comment C]`: through the one door, like everybody else."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper

from workflows import api
from workflows.commands.subjects import find_page, find_user
from workflows.errors import TransitionRefused, WorkflowError

HELP = "Fire a transition on a page, as a user and with that user's rights."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the page, the transition, the user, a comment and the confirmed items of the checklist."""
    parser.add_argument("page", help="The page's id, or its path in the tree of addresses: /news/today/")
    parser.add_argument("transition", help="The transition's id")
    parser.add_argument("--user", required=True, help="The user's name")
    parser.add_argument("--comment", default="", help="Why")
    parser.add_argument("--confirm", action="append", default=[], help="An item of the checklist; once for each")


def run(  # noqa: PLR0913 (the command's options)
    out: OutputWrapper, *, page: str, transition: str, user: str, comment: str, confirm: list[str], **_options: Any
) -> None:
    """Print the line of the history; a refusal is its code and its sentence."""
    try:
        entry = api.fire(
            find_page(page), transition, user=find_user(user), comment=comment, checklist=frozenset(confirm)
        )
    except TransitionRefused as refusal:
        raise WorkflowError(f"{refusal.code}: {refusal.message}") from refusal
    out.write(f"{entry.title}: {entry.from_state} → {entry.to_state} ({entry.to_track})")
