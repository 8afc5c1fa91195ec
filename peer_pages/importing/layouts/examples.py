"""A collection of numbered practice examples, each ending with its keywords."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ..facts.dates import bounds, dates_in
from ..facts.keywords import HEADING, keywords_in
from ..result import Document, Entry, Warned
from ..text.lines import Line
from ..text.paragraphs import Paragraph
from . import registry
from .continuum import place_on_continuum
from .enrich import add_facts
from .headed import headed_sections
from .parts import Part, parts_in
from .source import Source
from .titles import dangles

KIND = "example_catalogue"
LONGEST_HEADING = 75
_HEAD_NOUN = re.compile(r"(?:Amter|Amt|Kommuner?|Kommune|Regioner?)\.?")
_PERIOD_LINE = re.compile(r"[\w. ]*\d{4}\s*[–-]\s*[\w. ]*\d{4}")


def recognise(source: Source) -> bool:
    """Tell whether numbered parts with keywords make up the document: two at least."""
    return sum(part.keywords is not None for part in parts_in(source.lines)) >= 2


@registry.layout(KIND, recognise)
def parse(source: Source) -> Document:
    """Return the examples of the chapters whose parts mostly end with keywords."""
    lines = source.lines
    parts = parts_in(lines)
    chapters = Counter(part.chapter for part in parts)
    with_keywords = Counter(part.chapter for part in parts if part.keywords is not None)
    chosen = [part for part in parts if with_keywords[part.chapter] * 2 > chapters[part.chapter]]
    entries = [_entry(part, source) for part in chosen]
    document = Document(KIND, lines[0].text, entries)
    document.warnings += place_on_continuum(entries, [line for line in lines if _outside(line, chosen, lines)])
    for before, after in itertools.pairwise(chosen):
        if after.chapter == before.chapter and after.number != before.number + 1:
            message = f"Efter {before.label} følger {after.label}. Mangler der noget?"
            document.warnings.append(Warned(lines[after.start].number, "numbering_gap", message))
    return document


def _outside(line: Line, parts: Sequence[Part], lines: Sequence[Line]) -> bool:
    return not any(lines[part.start].number <= line.number <= lines[part.end - 1].number for part in parts)


def _entry(part: Part, source: Source) -> Entry:
    lines = source.lines
    title, body, wrapped = _title(lines, part)
    entry = Entry(title, "example", lines[part.start].number)
    entry.end = lines[part.end].number if part.end < len(lines) else None
    entry.details["number"] = part.label
    if wrapped:
        entry.warn(entry.line, "title_wrapped", f"Titlen stod på flere linjer: “{title}”. Er den rigtig?")
    body = _take_period(entry, lines, body, part.end)
    end = part.keywords if part.keywords is not None else part.end
    content = lines[body:end]
    starts = [index for index in range(len(content)) if _is_heading(content, index)]
    entry.sections, text = headed_sections(source, content, starts)
    label = HEADING.fullmatch(lines[part.keywords].text) if part.keywords is not None else None
    if part.keywords is None or label is None:
        entry.warn(entry.line, "no_keywords", "Eksemplet har ingen nøgleord.")
    else:
        entry.keywords = keywords_in(lines[part.keywords + 1 : part.end], label["inline"] or "")
    keyword_text = [Paragraph(word, [lines[end]]) for word in entry.keywords]
    add_facts(entry, [*text, *keyword_text], source)
    return entry


def _title(lines: Sequence[Line], part: Part) -> tuple[str, int, bool]:
    """Return the title, the index after it, and whether it went over several lines."""
    words, index = [part.title.strip()], part.start + 1
    while index < part.end and _title_goes_on(" ".join(words), lines[index]):
        words.append(lines[index].text)
        index += 1
    return re.sub(r"\s+", " ", " ".join(words)), index, len(words) > 1


def _title_goes_on(before: str, line: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_HEADING or text.endswith((".", ":")):
        return False
    return (
        (text[0].islower() and not _PERIOD_LINE.fullmatch(text)) or dangles(before) or bool(_HEAD_NOUN.fullmatch(text))
    )


def _take_period(entry: Entry, lines: Sequence[Line], index: int, end: int) -> int:
    """Take a period that stands alone under the title ("maj 2003 – juli 2005") as the time of the project."""
    if index < end and _PERIOD_LINE.fullmatch(lines[index].text):
        edtf = next((date.edtf for date in dates_in(lines[index].text) if date.edtf), None)
        if edtf:
            entry.details["started"], entry.details["ended"] = bounds(edtf)
            return index + 1
    return index


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a heading: short, set apart, not a sentence, and followed by one."""
    line = lines[index]
    if index + 1 >= len(lines) or len(line.text) > LONGEST_HEADING or not line.text[0].isupper():
        return False
    if re.search(r"[.,;:]$", line.text) or re.search(r"\d{3}|%|[.!] ", line.text):
        return False
    after = lines[index + 1]
    apart = line.page_start or line.gap > 1 or index == 0
    ended = index == 0 or re.search(r"[.:!?”)]$", lines[index - 1].text) is not None or line.gap > 2
    return apart and ended and after.text[0].isupper() and len(after.text) > len(line.text)
