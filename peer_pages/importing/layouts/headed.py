"""Cutting a text into headed parts."""

from collections.abc import Sequence

from ..result import Section
from ..text.lines import Line
from ..text.paragraphs import Paragraph, blocks
from .enrich import count_words
from .source import Source


def headed_sections(
    source: Source, lines: Sequence[Line], starts: Sequence[int]
) -> tuple[list[Section], list[Paragraph]]:
    """Cut lines at the heading indexes; return the sections and all their paragraphs.

    What stands before the first heading becomes a section without a title.
    """
    sections: list[Section] = []
    text: list[Paragraph] = []
    for start, end in zip([-1, *starts], [*starts, len(lines)], strict=True):
        content = source.paragraphs(list(lines[start + 1 : end]))
        if start < 0 and not content:
            continue
        title = lines[start].text.rstrip(": ") if start >= 0 else ""
        words = count_words(content)
        line = lines[max(start, 0)].number
        sections.append(Section(f"part-{len(sections) + 1}", title, line, blocks(content), words > 0, words))
        text += content
    return sections, text
