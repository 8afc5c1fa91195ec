"""The front door of the parser: a file in, what it says out."""

from pathlib import Path

from .errors import ImportRefusedError
from .layouts import registry
from .layouts.leftovers import place_leftovers
from .layouts.source import Source
from .read import lines_of, messages, read_lines
from .result import Document
from .text.lines import Line


def parse_file(path: Path) -> Document:
    """Read and recognise a document; raise ``ImportRefusedError`` with the reason and the remedy."""
    return parse_lines(read_lines(path))


def parse_bytes(data: bytes) -> Document:
    """Read and recognise the bytes of a document."""
    return parse_lines(lines_of(data))


def parse_lines(lines: list[Line]) -> Document:
    """Recognise lines by their structure and return what they say."""
    source = Source.of(lines)
    if source.lines:
        for known in registry.LAYOUTS:
            if known.recognise(source):
                document = known.parse(source)
                place_leftovers(document.entries, source.cleaned)
                return document
    raise ImportRefusedError.at(messages.UNKNOWN, lines[0].number if lines else 1)
