"""A document ready to be recognised: its lines without page furniture, and how they were broken."""

from dataclasses import dataclass

from ..facts.damage import DamageFinder
from ..text.furniture import Cleaned, clean
from ..text.lines import Line, even_gaps, is_wrapped, width_of
from ..text.paragraphs import Layout, Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Source:
    """What every layout reads from."""

    cleaned: Cleaned
    layout: Layout
    damage: DamageFinder

    @classmethod
    def of(cls, lines: list[Line]) -> "Source":
        """Prepare the raw lines of a file."""
        cleaned = clean(even_gaps(lines))
        layout = Layout(width_of(cleaned.lines), is_wrapped(cleaned.lines))
        return cls(cleaned, layout, DamageFinder(cleaned.lines))

    @property
    def lines(self) -> list[Line]:
        """Return the lines that carry text."""
        return self.cleaned.lines

    def paragraphs(self, lines: list[Line]) -> list[Paragraph]:
        """Rejoin some of the lines."""
        return paragraphs(lines, self.layout)
