"""From hits to results: what a list entry shows, and nothing that may no longer be seen."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.text import Truncator

from peer_pages.public.teasers import unchecked_in_words
from peer_pages.visibility import public_among, visible_among
from search.asking.marking import Marker
from search.catalogue.document import CatalogueDocument
from search.catalogue.ids import Identity
from search.contract import Person, Result
from search.engines.base import Hit
from search.highlights import highlights
from search.vocabulary import CONTACT

SUMMARY_LENGTH = 180


def results(hits: Iterable[Hit], marker: Marker | None) -> Iterator[Result]:
    """Yield the results for `hits`; one that was just unpublished or withdrawn is left out, whatever the index says.

    Words are marked by `marker`; without one there are no highlights.
    """
    return (_result(document, hit.score, marker) for hit, document in shown(hits))


def shown(hits: Iterable[Hit]) -> Iterator[tuple[Hit, CatalogueDocument]]:
    """Yield those of `hits` that anybody may see now, with their documents."""
    found = [(hit, CatalogueDocument.from_record(hit.record)) for hit in hits]
    pages = visible_among({document.page for _hit, document in found} - {0})
    people = _public(hit.id for hit, document in found if document.kind == CONTACT)
    for hit, document in found:
        if (not document.page or document.page in pages) and (document.kind != CONTACT or hit.id in people):
            yield hit, document


def summary(document: CatalogueDocument) -> str:
    """Return what a list entry says of the thing: its summary, or how its text begins."""
    return document.summary or Truncator(next((one.text for one in document.sections if one.text), "")).chars(
        SUMMARY_LENGTH
    )


def _public(ids: Iterable[str]) -> set[str]:
    """Return those of the ids of people whom the public may see."""
    named = {text: one.pk for text in ids if (one := Identity.parse(text))}
    seen = public_among(named.values())
    return {text for text, pk in named.items() if pk in seen}


def _result(document: CatalogueDocument, score: float, marker: Marker | None) -> Result:
    texts = [text for text in (document.summary, *(section.text for section in document.sections)) if text]
    return Result(
        id=document.id,
        title=document.title,
        kind=document.kind,
        url=document.url,
        summary=summary(document),
        highlights=highlights(texts, marker.places) if marker else (),
        organisation=document.shown_organisation,
        areas=document.shown_areas,
        contacts=tuple(Person(one.name, one.role, one.email, one.phone) for one in document.contacts),
        score=score,
        when=document.when,
        price=document.price,
        status=document.badge,
        unchecked=_unchecked(document),
    )


def _unchecked(document: CatalogueDocument) -> str:
    """Return what to say of a page that goes on; other things have no status."""
    if document.status in ("", "ended"):
        return ""
    last = date.fromisoformat(document.last_checked) if document.last_checked else None
    return unchecked_in_words(last, document.came_out_on)
