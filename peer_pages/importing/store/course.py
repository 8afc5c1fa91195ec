"""An entry as a course."""

from decimal import Decimal

from django.utils.translation import gettext as _

from ...models import CoursePage
from ..facts.courses import abbreviation_of, length_in
from ..result import Entry
from .common import fill_common
from .facts import Facts
from .markup import headed_text, plain_text

# A course has fields of its own for what the form asks in these sections.
_OWN_FIELDS = {"givers": "instructors", "receivers": "prerequisites", "effect": "evidence"}


def fill_course(page: CoursePage, entry: Entry, facts: Facts) -> None:
    """Write an entry to a course; sections without a field of their own become its description."""
    fill_common(page, entry, facts)
    page.abbreviation = abbreviation_of(entry.title)
    page.body = headed_text(section for section in entry.sections if section.key not in _OWN_FIELDS)
    for section in entry.sections:
        if field := _OWN_FIELDS.get(section.key):
            setattr(page, field, plain_text(section.blocks))
    length = length_in(" ".join(block.text for block in entry.blocks))
    page.weeks, page.sessions = length.weeks, length.sessions
    page.hours_per_session = Decimal(str(length.hours)) if length.hours else None
    # Neither free nor priced is known, and a course is free until somebody says otherwise: so say that it is unknown.
    page.is_free = False
    page.price_note = _("Prisen står ikke i kilden.")
    if entry.funding:
        message = "Et kursus har ikke felter til finansiering. Den står i teksten; opret evt. et initiativ til den."
        entry.warn(entry.funding[0].line, "funding_in_text", message)
