"""Finding titles that nothing marks as titles: by what stands before and after them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..text.bullets import is_glyph
from ..text.lines import Line

LONGEST = 95
_DANGLING = re.compile(
    r"(?:\b(?:i|på|af|for|fra|til|om|med|ved|hos|under|over|efter|indenfor|inden for|mellem|blandt|og|eller|samt|"
    r"en|et|den|det|de|der|som|end)|[,–-])$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:…](?:[”\")]+)?$")
_DETAIL_END = re.compile(r"(?:(?:https?://|www\.)\S+|\S*[/_]\S*|\S+@\S+|\d{4}|\d\d|[”)])$", re.IGNORECASE)
_CLOSING = re.compile(r"https?://|www\.|@|\btlf\b|\binfo(?:rmation)?\b|\d{4} ?\d{4}", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.|@", re.IGNORECASE)
_CAPITAL = re.compile(r"[”“\"'’]?[A-ZÆØÅÉ0-9]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its text, the line indexes it covers, and how sure that is."""

    text: str
    start: int
    end: int
    wrapped: bool = False
    uncertain: bool = False
    missing: bool = False


def dangles(text: str) -> bool:
    """Tell whether a line ends in a word that must be followed by another."""
    return bool(_DANGLING.search(text)) or text.count("”") % 2 == 1


def looks_like_title(text: str) -> bool:
    """Tell whether a line could be a title at all."""
    return (
        len(text) <= LONGEST
        and re.search(r"[^\W\d_]{2}", text) is not None
        and bool(_CAPITAL.match(text))
        and not is_glyph(text)
        and not _LINK.search(text)
        and not re.search(r"[.:;?]$|[\w)]\.\s+\S", text)
    )


def title_before(lines: Sequence[Line], index: int, floor: int) -> Title:
    """Return the title that stands right before a questionnaire; ``floor`` is the first line it may be."""
    if index <= floor:
        return Title("", index, index, missing=True)
    start = index - 1
    while start > floor and dangles(lines[start - 1].text) and not _SENTENCE_END.search(lines[start - 1].text):
        start -= 1
    text = _joined(lines[start:index])
    if (
        text[:1].islower()
        or len(text) > 2 * LONGEST
        or (_SENTENCE_END.search(lines[index - 1].text) and len(text) > 60)
    ):
        return Title("", index, index, missing=True)
    before = lines[start - 1].text if start > floor else ""
    run_on = bool(before) and not (_SENTENCE_END.search(before) or _DETAIL_END.search(before))
    close = lines[start].gap == 0 and not lines[start].page_start
    return Title(text, start, index, wrapped=index - start > 1, uncertain=run_on and close and start > floor)


def short_titles(lines: Sequence[Line], start: int, end: int, *, after_heading: bool) -> list[Title]:
    """Return the titles of the short entries between two line indexes.

    A short entry ends with a link or somebody to contact; the next begins with a short line and goes on with a
    long one. ``after_heading``: the lines follow a section heading that may have been left empty.
    """
    found: list[Title] = []
    index = start
    while index < end:
        title = _short_title_at(lines, index, end)
        sure = _begins(lines, index, start, end, after_heading=after_heading) if title else None
        if title and sure is not None:
            found.append(replace(title, uncertain=not sure))
            index = title.end + 1
        else:
            index += 1
    return found


def _short_title_at(lines: Sequence[Line], index: int, end: int) -> Title | None:
    stop = index + 1
    text = lines[index].text
    if not _CAPITAL.match(text) or is_glyph(text) or len(text) > LONGEST:
        return None
    if dangles(text) and stop < end and len(lines[stop].text) < 60:
        stop += 1
        text = _joined(lines[index:stop])
    if stop >= end or not looks_like_title(text) or not _is_body(lines[stop].text):
        return None
    return Title(text, index, stop, wrapped=stop - index > 1)


def _is_body(text: str) -> bool:
    begins = bool(_CAPITAL.match(text)) or text.startswith(("”", "“", '"'))
    return begins and len(text) >= 40 and not is_glyph(text)


def _begins(lines: Sequence[Line], index: int, start: int, end: int, *, after_heading: bool) -> bool | None:
    """Tell whether a short entry may begin at a line: True for surely, False for perhaps, None for no."""
    line = lines[index]
    if index == start:
        if not after_heading or line.page_start or line.gap > 1:
            return True
        # An empty last section, or an answer with a short first line? Short entries end with somebody to contact.
        apart = line.gap + lines[index + 1].gap or not any(line.gap for line in lines)
        return False if _closes(lines[index:end]) and apart else None
    before = lines[index - 1].text
    if not (_SENTENCE_END.search(before) or _DETAIL_END.search(before) or line.page_start):
        return None
    if _closes(lines[max(index - 3, start) : index]):
        return True
    if line.page_start and (line.gap > 0 or len(before) < 60 or _SENTENCE_END.search(before)):
        return False
    apart = line.gap > 1 or (line.gap == 0 and lines[index + 1].gap > 0)
    return False if apart and _closes(lines[index:end]) else None


def _closes(lines: Sequence[Line]) -> bool:
    return any(_CLOSING.search(line.text) for line in lines)


def _joined(lines: Sequence[Line]) -> str:
    return re.sub(r"\s+", " ", " ".join(line.text for line in lines)).strip().removesuffix(".")
