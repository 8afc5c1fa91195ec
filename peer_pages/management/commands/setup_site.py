"""Make what a new site needs: its fixed pages, its roles and its review."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from peer_pages.roles.groups import ensure_roles
from peer_pages.setup.tree import ensure_tree


class Command(BaseCommand):
    """Make the fixed pages, groups and review of the site; a second run changes nothing."""

    help = "Make the fixed pages, groups and review of the site; a second run changes nothing."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run both set-ups in one transaction."""
        ensure_tree()
        ensure_roles()
        self.stdout.write(self.style.SUCCESS("The site's pages, groups and review are in place."))
