"""A few grants whose numbers are known, for the tests of the overview."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from peer_pages.models import Funder, Funding
from peer_pages.roles.places import Place
from peer_pages.tests import factories
from peer_pages.tests.funding.world import make_grant
from peer_pages.tests.roles.world import make_editor, make_partner

ADDRESS = "/admin/bevillinger/oversigt/"
CALENDAR = "/admin/bevillinger/kalender/"
HEALTH = "/admin/bevillinger/status/"
ANSWERS = "/admin/bevillinger/svar/"


@dataclass(frozen=True)
class World:
    """An editor, a partner with one grant, and two grants of others."""

    editor: Any
    partner: Any
    place: Place
    own: Funding
    soon: Funding
    unknown: Funding


def make_world() -> World:
    """Return grants of 9.3 million, of 497,979 kroner, and of an unknown amount."""
    partner, place = make_partner("Alma", "Anemonen")
    fund = Funder.objects.create(name="Fælles fond", locale=factories.danish())
    return World(
        editor=make_editor(),
        partner=partner,
        place=place,
        own=make_grant(
            "2028", title="Egen", amount_dkk=9_300_000, funder=fund, page={"parent": place.section}, starts="2025-03"
        ),
        soon=make_grant("2026-07-15", title="Snart", amount_dkk=497_979, funder=fund, starts="2024-01-01"),
        unknown=make_grant("", title="=Ukendt"),
    )


def enter(user: Any) -> Client:
    """Return a browser in which `user` is logged in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
