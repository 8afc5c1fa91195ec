"""Fill a database of its own with grants that end in thirty days, each with somebody responsible. Usage: N."""

import sys
from datetime import timedelta

import django

django.setup()

from peer_pages.funding.days import today  # noqa: E402 - needs the apps
from peer_pages.models import Funding  # noqa: E402
from peer_pages.roles.groups import ensure_roles  # noqa: E402
from peer_pages.tests import factories  # noqa: E402


def make(number: int) -> None:
    """Make so many grants."""
    ensure_roles()
    ends = today() + timedelta(30)
    for n in range(number):
        contact = factories.make_contact(f"Person {n}", email=f"person{n}@example.org")
        grant = Funding(ends=ends.isoformat(), responsible=contact)
        factories.make_initiative(f"Sted {n}", fundings=[grant], last_checked_on=today())


if __name__ == "__main__":
    make(int(sys.argv[1]))
