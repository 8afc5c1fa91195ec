"""The command `search`: one subcommand for each of its parts."""

from peer_pages.subcommands import PartedCommand
from search.commands import evaluate, explain, pairs, rebuild, reconcile, status


class Command(PartedCommand):
    """Look at the search, and mend it, from the command line."""

    requires_system_checks = ()
    help = "Look at the search, and mend it, from the command line; each part has its own --help."
    parts = {
        "rebuild": rebuild,
        "reconcile": reconcile,
        "status": status,
        "explain": explain,
        "evaluate": evaluate,
        "pairs": pairs,
    }
