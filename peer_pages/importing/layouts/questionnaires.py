"""A catalogue by region: filled-in questionnaires and short texts under unmarked titles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..form import Heading, headings_in, skip_questions
from ..questionnaire import SECTIONS
from ..result import Document, Entry, Section, Warned
from ..text.lines import Line
from ..text.paragraphs import Paragraph, blocks
from . import registry
from .enrich import add_facts, count_words, is_answer
from .regions import Region, names_denmark, regions_in
from .source import Source
from .titles import Title, short_titles, title_before

KIND = "questionnaire_catalogue"
UNTITLED = "Uden titel"  # without a line number, so that the page is known again when the lines have moved


@dataclass(slots=True)
class _Draft:
    """An entry being cut out: its title, its headings, and the line index it ends before."""

    title: Title
    headings: list[Heading] = field(default_factory=list)
    end: int = 0


def recognise(source: Source) -> bool:
    """Tell whether the document holds a questionnaire (four of its headings in order), or short texts by region."""
    if any(len(run) >= 4 for run in _runs(headings_in(source.lines))):
        return True
    regions = regions_in(source.lines)
    by_region = len(regions) > 1 or (bool(regions) and names_denmark(source.lines))
    return by_region and any(_short(source.lines, [], regions))


@registry.layout(KIND, recognise)
def parse(source: Source) -> Document:
    """Return the catalogue's entries in the order of the document."""
    lines = source.lines
    regions = regions_in(lines)
    drafts = _drafts(lines, _runs(headings_in(lines)), regions)
    entries = [_entry(draft, source, regions) for draft in drafts]
    document = Document(KIND, lines[0].text, entries)
    if not regions:
        message = "Ingen regioner er nævnt som overskrift. Vælg region for hvert initiativ."
        document.warnings.append(Warned(lines[0].number, "no_regions", message))
    if not any(line.gap for line in lines):
        message = "Dokumentet har ingen tomme linjer, så korte opslag kan være læst som en del af dem før. Se efter."
        document.warnings.append(Warned(lines[0].number, "no_blank_lines", message))
    return document


def _runs(headings: Sequence[Heading]) -> list[list[Heading]]:
    """Group headings into questionnaires: a number that does not rise begins a new one."""
    runs: list[list[Heading]] = []
    for heading in headings:
        if not runs or heading.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(heading)
    return runs


def _drafts(lines: Sequence[Line], runs: list[list[Heading]], regions: list[Region]) -> list[_Draft]:
    drafts: list[_Draft] = []
    borders = [region.after for region in regions] + [heading.end for run in runs for heading in run]
    for run in runs:
        floor = max((border for border in borders if border <= run[0].start), default=0)
        drafts.append(_Draft(title_before(lines, run[0].start, floor), run))
    drafts += [_Draft(title) for title in _short(lines, drafts, regions)]
    drafts.sort(key=lambda draft: draft.title.start)
    stops = sorted([draft.title.start for draft in drafts] + [region.index for region in regions] + [len(lines)])
    for draft in drafts:
        draft.end = next(stop for stop in stops if stop > draft.title.start)
    return drafts


def _short(lines: Sequence[Line], drafts: list[_Draft], regions: list[Region]) -> Iterator[Title]:
    """Yield the titles of short entries, which stand after a questionnaire's last heading or under a region."""
    stops = sorted([draft.title.start for draft in drafts] + [region.index for region in regions] + [len(lines)])
    for draft in drafts:
        heading = draft.headings[-1]
        end = next(stop for stop in stops if stop >= heading.end)
        kept = skip_questions(lines, heading.end, end)
        if kept:
            yield from short_titles(lines, kept[0], end, after_heading=True)
    for region in regions:
        end = next((stop for stop in stops if stop >= region.after), len(lines))
        yield from short_titles(lines, region.after, end, after_heading=False)


def _entry(draft: _Draft, source: Source, regions: list[Region]) -> Entry:
    lines, title = source.lines, draft.title
    number = lines[title.start].number
    region = next((region.name for region in reversed(regions) if region.index < title.start), None)
    form = "questionnaire" if draft.headings else "short"
    entry = Entry(title.text or UNTITLED, form, number, region)
    _warn_title(entry, title)
    if regions and region is None:
        entry.warn(number, "no_region", "Opslaget står før den første overskrift med en region. Vælg region.")
    if draft.headings:
        text, money = _fill_sections(entry, draft, source)
    else:
        text, money = source.paragraphs(lines[title.end : draft.end]), []
        entry.sections = [Section("body", "", number, blocks(text), bool(text), count_words(text))]
    add_facts(entry, text, source, money=money)
    return entry


def _fill_sections(entry: Entry, draft: _Draft, source: Source) -> tuple[list[Paragraph], list[Paragraph]]:
    """Cut the answers out; return all answers and those about money."""
    text: list[Paragraph] = []
    money: list[Paragraph] = []
    ends = [heading.start for heading in draft.headings[1:]] + [draft.end]
    for heading, end in zip(draft.headings, ends, strict=True):
        form = SECTIONS[heading.number - 1]
        kept = skip_questions(source.lines, heading.end, end)
        answer = source.paragraphs([source.lines[index] for index in kept])
        words = count_words(answer)
        line = source.lines[heading.start].number
        answered = is_answer(answer)
        entry.sections.append(Section(form.key, form.title, line, blocks(answer), answered, words, heading.number))
        text += answer
        money += answer if form.key == "funding_future" else []
    _warn_missing(entry, draft)
    return text, money


def _warn_title(entry: Entry, title: Title) -> None:
    if title.missing:
        entry.warn(entry.line, "title_missing", "Vi kunne ikke finde en titel før skemaet. Skriv den.")
    if title.wrapped:
        entry.warn(entry.line, "title_wrapped", f"Titlen stod på flere linjer: “{title.text}”. Er den rigtig?")
    if title.uncertain:
        message = f"Linjen “{title.text}” er taget som titel, men kan høre til teksten før. Se efter."
        entry.warn(entry.line, "title_uncertain", message)


def _warn_missing(entry: Entry, draft: _Draft) -> None:
    found = {heading.number for heading in draft.headings}
    missing = [section.title for number, section in enumerate(SECTIONS, start=1) if number not in found]
    if missing:
        message = f"Skemaet mangler overskrifterne: {', '.join(missing)}."
        entry.warn(entry.line, "missing_sections", message)
