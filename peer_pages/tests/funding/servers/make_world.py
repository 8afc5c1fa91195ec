"""Fill a database of its own with grants that end in thirty days, each with somebody responsible. Usage: N [LATER].

LATER more of them end in some years; a test lets them fall due when it wants to.
"""

import sys
from datetime import date, timedelta

import django

django.setup()

from peer_pages.funding.days import today  # noqa: E402 - needs the apps
from peer_pages.models import Contact, Funding  # noqa: E402
from peer_pages.roles.groups import ensure_roles  # noqa: E402
from peer_pages.tests import factories  # noqa: E402

OF_ONE_PAGE = 40


def make(number: int) -> None:
    """Make so many grants, each of a page of its own."""
    ends = today() + timedelta(30)
    for n in range(number):
        contact = factories.make_contact(f"Person {n}", email=f"person{n}@example.org")
        grant = Funding(ends=ends.isoformat(), responsible=contact)
        factories.make_initiative(f"Sted {n}", fundings=[grant], last_checked_on=today())


def make_later(number: int) -> None:
    """Make so many grants that are not due for years, many of a page."""
    ends = today() + timedelta(1000)
    for first in range(0, number, OF_ONE_PAGE):
        page = factories.make_initiative(f"Senere {first}", last_checked_on=today())
        numbers = range(first, min(first + OF_ONE_PAGE, number))
        Funding.objects.bulk_create(grant(page.pk, contact, ends) for contact in contacts(numbers))


def contacts(numbers: range) -> list[Contact]:
    """Return a new person for each number."""
    work, locale = Contact.Basis.WORK, factories.danish()
    people = [
        Contact(name=f"Senere {n}", email=f"later{n}@example.org", consent_basis=work, locale=locale) for n in numbers
    ]
    return Contact.objects.bulk_create(people)


def grant(page: int, contact: Contact, ends: date) -> Funding:
    """Return a grant with the days that saving it would compute."""
    return Funding(page_id=page, responsible=contact, ends=ends.isoformat(), ends_last_day=ends, deadline=ends)


if __name__ == "__main__":
    ensure_roles()
    make(int(sys.argv[1]))
    make_later(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
