"""Set a partner up: the organisation's place and one person who writes in it."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from peer_pages.models import Organisation
from peer_pages.roles.errors import PartnerError
from peer_pages.roles.people import ensure_partner, password_link, send_welcome
from peer_pages.roles.places import Place, ensure_place

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Make an organisation's group, collection and section, and a user who may write in them."""

    help = "Set up an organisation's place in the catalogue and a user who writes in it; safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("organisation", help="Name of the organisation; found whatever the case, else made.")
        parser.add_argument("email", help="Address of the user; the user is found by it, else made.")
        parser.add_argument("--name", default="", help="The user's own name.")
        parser.add_argument("--kind", default="", choices=["", *Organisation.Kind.values], help="Kind of organisation.")
        parser.add_argument("--no-mail", action="store_true", help="Only print the link for choosing a password.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Set everything up, or nothing."""
        with translation.override("da"):
            try:
                self._run(options)
            except PartnerError as error:
                raise CommandError(str(error)) from error

    def _run(self, options: dict[str, Any]) -> None:
        with transaction.atomic():
            place = ensure_place(name=options["organisation"], kind=options["kind"])
            user, created = ensure_partner(email=options["email"], name=options["name"], group=place.group)
        self._report(place)
        who = _("Brugeren %(email)s er oprettet.") if created else _("Brugeren %(email)s fandtes og er med i gruppen.")
        self.stdout.write(who % {"email": user.email})
        if not user.has_usable_password():
            self._invite(user, place.organisation, mail=not options["no_mail"])

    def _report(self, place: Place) -> None:
        made = (
            _("Oprettet: %(made)s.") % {"made": ", ".join(place.made)} if place.made else _("Alt fandtes i forvejen.")
        )
        self.stdout.write(f"{place.organisation.name}: {made}")
        self.stdout.write(_("Sektion: %(url)s") % {"url": place.section.get_url()})
        if place.elsewhere:
            self.stdout.write(_("Sider, der ligger andre steder, og som gruppen nu kan rette:"))
        for page in place.elsewhere:
            self.stdout.write(f"  {page.title} ({page.get_url()})")

    def _invite(self, user: Any, organisation: Organisation, *, mail: bool) -> None:
        link = password_link(user)
        self.stdout.write(_("Link til at vælge adgangskode: %(link)s") % {"link": link})
        if not mail:
            return
        try:
            send_welcome(user, organisation, link)
        except Exception:
            logger.exception("The welcome mail could not be sent")
            self.stderr.write(_("Mailen kunne ikke sendes. Send selv linket til %(email)s.") % {"email": user.email})
        else:
            self.stdout.write(_("Linket er sendt til %(email)s.") % {"email": user.email})
