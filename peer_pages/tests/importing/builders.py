"""Small documents of each layout, written for the tests."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from peer_pages.importing.layouts.source import Source
from peer_pages.importing.parse import parse_bytes
from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.importing.result import Document
from peer_pages.importing.text.lines import Line, to_lines
from peer_pages.importing.text.paragraphs import Layout, Paragraph, paragraphs

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
BULLET = "\uf0b7"

OTHER_SPELLING = {
    "peer-støtten": "peer-støøten",
    "spørgsmålene herunder:": "spørgsmåleneherunder :",
}

ANSWERS = {
    1: "Vi holder et åbent hus, hvor folk kan komme uden at aftale det først.",
    2: "Huset har eksisteret siden 2009. Vi mødes to gange om ugen.",
    3: "Vi er seks frivillige med egne erfaringer.",
    4: "Alle over 18 år kan komme.",
    5: "Vi mødes med de ansatte en gang om måneden.",
    6: "Folk siger, at de er mindre alene.",
    7: "Huset drives for puljemidler fra Havnefonden i perioden 2014-2016.",
    8: "Kontakt: Leder Bodil Prøve, bodil@aabenthus.example, 12 34 56 78.",
}


def seed(number: str) -> Path:
    """Return a source document, or skip where the checkout has none."""
    found = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip("the source documents in ../shared/seeds are not in this checkout")
    return found[0]


def wrap(text: str, width: int = 90) -> list[str]:
    """Break text into lines as a printed page would."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line + " ")
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def heading(number: int, *, other: bool = False) -> list[str]:
    """Return a section's heading and questions as the form prints them."""
    section = SECTIONS[number - 1]
    lines = wrap(section.heading)
    for question in section.questions if number < 8 else ():
        lines += ["", *wrap(f"{BULLET} {question}")]
    if other:
        lines = [_respell(line) for line in lines]
    return lines


def questionnaire(title: str, answers: dict[int, str] | None = None, *, other: bool = False) -> str:
    """Return a filled-in form under its title; a section without an answer stays empty."""
    answers = ANSWERS if answers is None else answers
    lines = [title, ""]
    for number in range(1, 9):
        lines += [*heading(number, other=other), *wrap(answers.get(number, "")), " ", ""]
    return "\n".join(lines)


def short(title: str, body: str, closing: str = "Læs mere her: www.eksempel.example") -> str:
    """Return a short entry in double spacing, as such entries are printed."""
    lines = [title, *wrap(body), closing]
    return "\n\n".join(lines) + "\n\n\n"


def region(name: str, *entries: str, intro: str = "") -> str:
    """Return a region heading with its introduction and entries."""
    intro = intro or f"Initiativer i {name} samt foreninger, der hører hjemme i regionen."
    return "\n".join([f" Støtte i {name} ", *wrap(intro), "", *entries])


def catalogue(*regions: str) -> str:
    """Return a catalogue by region."""
    return "\n".join(["Støtte i Danmark ", "Her er samlet, hvad vi kender til.", "", *regions])


def example(number: str, title: str, text: str, keywords: Sequence[str], label: str = "Nøgleord") -> str:
    """Return a numbered practice example in double spacing."""
    words = [label, *[line for keyword in keywords for line in wrap(keyword)]] if keywords else []
    return f" {number} {title}\n" + "\n\n".join([*wrap(text), "", *words]) + "\n"


def lines_of(*texts: str, gap: int = 0) -> list[Line]:
    """Return lines with the same gap before each."""
    return to_lines(("\n" * (gap + 1)).join(texts))


def source_of(text: str) -> Source:
    """Return text prepared for a layout."""
    return Source.of(to_lines(text))


def paragraph(text: str, line: int = 1) -> Paragraph:
    """Return a paragraph of one line."""
    return Paragraph(text, [Line(line, text)])


def rejoined(text: str, *, width: int = 90, wrapped: bool = True) -> list[Paragraph]:
    """Return the paragraphs of a text."""
    return paragraphs(to_lines(text), Layout(width, wrapped))


def parsed(text: str) -> Document:
    """Return what a text document says."""
    return parse_bytes(text.encode())


def word_document(texts: Sequence[str], *, bullets: Sequence[str] = ()) -> bytes:
    """Return a Word document with a paragraph per text and a bulleted paragraph per bullet."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    for text in bullets:
        document.add_paragraph(text, style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_document(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF that prints each line of each page; a blank line leaves room."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        content = _page_content(page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 1200] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return _pdf_file(objects)


def _page_content(lines: Sequence[str]) -> bytes:
    parts = [b"BT /F1 10 Tf 14 TL 40 1150 Td"]
    for line in lines:
        text = line.replace(BULLET, "•").encode("cp1252", "replace")
        escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"(%s) Tj T*" % escaped)
    return b"\n".join([*parts, b"ET"])


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _respell(line: str) -> str:
    for official, other in OTHER_SPELLING.items():
        line = line.replace(official, other)
    return line
