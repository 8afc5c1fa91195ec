"""Word documents, through python-docx; a file that swells when unpacked is refused before it is."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from ..errors import ImportRefusedError
from ..text.lines import WRAPPED_WIDTH, Line, to_lines
from . import messages

MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 5000


def read_docx(data: bytes) -> list[Line]:
    """Return the lines of a Word document: one per paragraph, or its own lines where each line is a paragraph."""
    _check_parts(data)
    try:
        texts = list(_texts(docx.Document(io.BytesIO(data))))
    except Exception as error:  # the library raises whatever lxml and zipfile do on a damaged file
        raise ImportRefusedError(messages.BAD_DOCX) from error
    return _to_lines(texts)


def _check_parts(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ImportRefusedError(messages.BAD_DOCX) from error
    unpacked = sum(part.file_size for part in parts)
    ratio = max((part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > 2**20), default=0)
    if unpacked > MAX_UNPACKED or ratio > MAX_RATIO or len(parts) > MAX_PARTS:
        raise ImportRefusedError(messages.BOMB)
    if "word/document.xml" not in {part.filename for part in parts}:
        raise ImportRefusedError.at(messages.BINARY, 1)


def _texts(document: WordDocument) -> Iterator[str]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                yield "\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            yield _text(item)


def _text(paragraph: Paragraph) -> str:
    """Return a paragraph's text with a bullet where Word draws one, and a form feed where it breaks the page."""
    # python-docx has no public way to ask for these, and its ``style`` property searches all styles each time.
    element = paragraph._p  # noqa: SLF001
    listed = bool(element.xpath("./w:pPr/w:numPr")) or (element.style or "").startswith("List")
    mark = "• " if listed and paragraph.text.strip() else ""
    broken = element.xpath('./w:r/w:br[@w:type="page"]')
    return ("\f" if broken else "") + mark + paragraph.text


def _to_lines(texts: list[str]) -> list[Line]:
    """Number paragraphs as lines. Blank paragraphs, if there are many, are the blank lines of a pasted print."""
    blank = sum(not text.strip() for text in texts)
    pasted = blank * 10 > len(texts)
    lengths = sorted(len(part.strip()) for text in texts for part in text.split("\n") if part.strip())
    whole = not pasted or lengths[int(len(lengths) * 0.97)] > WRAPPED_WIDTH if lengths else False
    result: list[Line] = []
    gap = 3
    for number, text in enumerate(texts, start=1):
        lines = to_lines(text, leading_space_is_page=not whole)
        for index, line in enumerate(lines):
            before = line.gap if index else gap
            result.append(Line(number, line.text, before, line.page_start, line.indent))
        gap = (3 if whole else 0) if lines else gap + 1
    return result
