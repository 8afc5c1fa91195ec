"""Giving back what was taken out with the page furniture, so that nothing a document says is lost."""

from collections.abc import Sequence

from ..facts.urls import key, urls_in
from ..result import Entry
from ..text.furniture import Cleaned
from ..text.lines import Line


def place_leftovers(entries: Sequence[Entry], cleaned: Cleaned) -> None:
    """Give links and footnotes from the foot of a page to the entry above them, each with a warning."""
    _place_links(entries, cleaned.links)
    _place_notes(entries, cleaned.footnotes)


def _place_links(entries: Sequence[Entry], links: Sequence[Line]) -> None:
    """Give each link to an entry; most repeat what some text says already."""
    known = {key(url) for entry in entries for url in entry.urls}
    for link in links:
        owner = _owner(entries, link)
        for url in urls_in(link.text):
            if owner and key(url) not in known:
                owner.urls.append(url)
                message = f"Linket {url} stod for sig selv nederst på siden. Hører det til her?"
                owner.warn(link.number, "link_from_list", message)


def _place_notes(entries: Sequence[Entry], notes: Sequence[Line]) -> None:
    for note in notes:
        if owner := _owner(entries, note):
            owner.details.setdefault("footnotes", []).append(note.text)
            owner.warn(note.number, "footnote", "En fodnote er taget ud af teksten og gemt for sig.")


def _owner(entries: Sequence[Entry], line: Line) -> Entry | None:
    """Return the entry a line stands in, or None where it stands in a part that is no entry."""
    above = next((entry for entry in reversed(entries) if entry.line < line.number), None)
    return above if above and (above.end is None or line.number < above.end) else None
