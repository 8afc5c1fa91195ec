"""The command `reminders`: one subcommand for each of its parts."""

from peer_pages.funding.commands import bounced, plan, retry, revoke, send, status
from peer_pages.subcommands import PartedCommand


class Command(PartedCommand):
    """Look at the reminders, and send them, from the command line."""

    help = "Look at the reminders, and send them, from the command line; each part has its own --help."
    parts = {"plan": plan, "send": send, "status": status, "retry": retry, "bounced": bounced, "revoke": revoke}
