"""Titles that begin like what is being typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from peer_pages.models import CATALOGUE_PAGES, CoursePage, OrganisationPage
from peer_pages.visibility import visible_pages
from search.text import clean, folded_words
from search.vocabulary import ORGANISATION

MOST = 8
SHORTEST = 2


@dataclass(frozen=True)
class Suggestion:
    """A page that the reader may mean."""

    title: str
    kind: str
    url: str


@dataclass(frozen=True)
class _Name:
    pk: int
    kind: str
    title: str
    rank: int


def suggest(text: str, locale: str) -> list[Suggestion]:
    """Return up to eight pages with a name that begins with `text`, or has words that do; names first."""
    text = clean(text)
    wanted = " ".join(folded_words(text))
    if len(text) < SHORTEST or not wanted:
        return []
    names = sorted(_names(wanted, locale), key=lambda name: (name.rank, folded_words(name.title)))[:MOST]
    pages = Page.objects.in_bulk([name.pk for name in names])
    return [Suggestion(name.title, name.kind, pages[name.pk].get_url() or "") for name in names if name.pk in pages]


def _names(wanted: str, locale: str) -> Iterator[_Name]:
    for kind, row in _rows(locale):
        pk, title, *others = row
        lines = [title, *(line for other in others for line in other.splitlines())]
        ranks = [rank for line in lines if (rank := _rank(wanted, folded_words(line))) is not None]
        if ranks:
            yield _Name(pk, kind, title, min(ranks))


def _rows(locale: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    visible = visible_pages(Page).filter(locale__language_code=locale).values("pk")
    for model in CATALOGUE_PAGES:
        columns = ["alternative_titles", *(["abbreviation"] if model is CoursePage else [])]
        kind = str(model._meta.model_name).removesuffix("page")  # noqa: SLF001
        for row in model.objects.filter(pk__in=visible).values_list("pk", "title", *columns):
            yield kind, row
    sections = OrganisationPage.objects.filter(pk__in=visible)
    for row in sections.values_list("pk", "title", "organisation__short_name"):
        yield ORGANISATION, row


def _rank(wanted: str, words: list[str]) -> int | None:
    """Return 0 when the name begins with `wanted`, 1 when a later word does; None otherwise."""
    name = " ".join(words)
    if name.startswith(wanted):
        return 0
    return 1 if f" {wanted}" in f" {name}" else None
