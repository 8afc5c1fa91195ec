"""What a document says, as plain data: the importer's result before anything is stored."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should look at: the 1-based source line, a stable code and a Danish sentence."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one text) or a bullet list (one text per item)."""

    kind: str
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words of the block on one line."""
        return " ".join(self.texts)


@dataclass(slots=True)
class Section:
    """One section of a questionnaire, or one headed part of a description."""

    key: str
    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)
    answered: bool = False
    words: int = 0
    number: int = 0


@dataclass(slots=True)
class Contact:
    """A person or an office to turn to; the phone number in digits."""

    line: int
    name: str | None = None
    role: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(slots=True)
class Funding:
    """Money for an initiative: whole kroner, EDTF dates, "project" or "running" as far as the text says."""

    line: int
    text: str
    funder: str | None = None
    programme: str | None = None
    amount_dkk: int | None = None
    starts: str | None = None
    ends: str | None = None
    kind: str | None = None
    renewed_yearly: bool = False


@dataclass(slots=True)
class Entry:
    """One thing the catalogue gets a page for; ``line`` is its first source line, ``end`` the one it ends before.

    Without an ``end`` an entry goes on to the next one, or to the end of the document.
    """

    title: str
    form: str
    line: int
    region: str | None = None
    end: int | None = None
    summary: str = ""
    sections: list[Section] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    municipalities: list[str] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    continuum: str | None = None
    warnings: list[Warned] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    def warn(self, line: int, code: str, message: str) -> None:
        """Add a warning once."""
        warned = Warned(line, code, message)
        if warned not in self.warnings:
            self.warnings.append(warned)

    @property
    def blocks(self) -> list[Block]:
        """Return the text of all sections in order."""
        return [block for section in self.sections for block in section.blocks]


@dataclass(slots=True)
class Document:
    """A read document: the layout it has, its entries, and what concerns the document as a whole."""

    kind: str
    title: str
    entries: list[Entry]
    warnings: list[Warned] = field(default_factory=list)
