"""The running text of each kind of page, in sections, without markup and without a form's questions."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from peer_pages.blocks import answered_sections, text_of
from peer_pages.models import CourseDate, CoursePage, EventPage, InitiativePage, OrganisationPage, StatusReportPage
from search.catalogue.document import Section
from search.catalogue.occasions import held

FIELDS: dict[type[Page], tuple[str, ...]] = {
    InitiativePage: ("training", "supervision", "methods", "phases", "partners", "updates", "links"),
    CoursePage: ("body", "instructors", "prerequisites", "evidence", "price_note", "links"),
    EventPage: ("body", "venue", "purposes", "programme", "recap", "clips", "links"),
    OrganisationPage: ("body",),
    StatusReportPage: ("account", "goals", "assessment", "signatory"),
}
"""Fields with text; pages of other kinds are found by their title alone."""


def sections(page: Page) -> tuple[Section, ...]:
    """Return the page's text in the order in which a reader meets it."""
    return tuple(section for section in _sections(page) if section.text)


def _sections(page: Page) -> Iterator[Section]:
    if isinstance(page, InitiativePage):
        for section, answer in answered_sections(page.body):
            yield Section(str(section.title), _one_line(text_of(answer)))
    if dates := held(page):
        label = str(CourseDate._meta.get_field("place").verbose_name)  # noqa: SLF001
        yield Section(label, _one_line(", ".join(dict.fromkeys(date.place for date in dates if date.place))))
    for name in FIELDS.get(type(page), ()):
        label = str(page._meta.get_field(name).verbose_name)  # noqa: SLF001
        yield Section(label, _one_line(_text(getattr(page, name))))


def _text(value: Any) -> str:
    """Return the words of a field: plain text, rich text or a stream of blocks."""
    if isinstance(value, str):
        return get_text_for_indexing(value) if "<" in value or "&" in value else value
    read: Callable[[Any], str] = text_of
    return " ".join(read(child) for child in value)


def _one_line(text: str) -> str:
    return " ".join(text.split())
