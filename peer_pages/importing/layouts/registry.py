"""The layouts the importer knows; a module adds itself with the decorator."""

from collections.abc import Callable
from dataclasses import dataclass

from ..result import Document
from .source import Source

Recogniser = Callable[[Source], bool]
Parser = Callable[[Source], Document]


@dataclass(frozen=True, slots=True)
class Known:
    """One layout: its kind, how to tell it, and how to read it."""

    kind: str
    recognise: Recogniser
    parse: Parser


LAYOUTS: list[Known] = []


def layout(kind: str, recognise: Recogniser) -> Callable[[Parser], Parser]:
    """Register a parser for a kind of document; the first whose recogniser says yes reads it."""

    def register(parse: Parser) -> Parser:
        LAYOUTS.append(Known(kind, recognise, parse))
        return parse

    return register
