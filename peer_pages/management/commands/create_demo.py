"""Fill the site with demonstration content."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from peer_pages.demo.accounts import ACCOUNTS, PASSWORD
from peer_pages.demo.create import create_demo


class Command(BaseCommand):
    """Fill the site with demonstration content and logins; a second run changes nothing."""

    help = "Fill the site with demonstration content and logins; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --quiet and --force."""
        parser.add_argument("--quiet", action="store_true", help="Print nothing.")
        parser.add_argument("--force", action="store_true", help="Run even where the public could log in.")

    def handle(self, *_args: Any, quiet: bool = False, force: bool = False, **_options: Any) -> None:
        """Make the content and print where to look and how to log in."""
        if not force and _is_public():
            raise CommandError(
                "The demonstration's passwords are public, and DEBUG is off: anybody could log in as administrator. "
                "Add --force if this site is closed to the public."
            )
        create_demo()
        if not quiet:
            self._print_logins()

    def _print_logins(self) -> None:
        address = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        width = max(len(account.email) for account in ACCOUNTS)
        lines = [
            "",
            f"Siden / the site:       {address}/",
            f"Redaktion / editing:    {address}/admin/",
            f"Adgangskode / password: {PASSWORD}",
            "",
            *(f"  {account.email:<{width}}  {account.role_da} / {account.role_en}" for account in ACCOUNTS),
            "",
            "Tilbud og personer er opdigtede. / Offers and people are invented.",
            "",
        ]
        self.stdout.write("\n".join(lines))


def _is_public() -> bool:
    """Return whether the settings are those of a site that others may reach."""
    # "testserver" is the host name of Django's test client; no public site answers to it.
    return not settings.DEBUG and "testserver" not in settings.ALLOWED_HOSTS
