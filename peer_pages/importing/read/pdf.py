"""PDF files, through pypdf in its layout mode, which keeps lines and the space between paragraphs."""

import io
import logging
import re
import textwrap

from pypdf import PdfReader

from ..errors import ImportRefusedError
from ..text.lines import Line, to_lines
from . import messages

MAX_PAGES = 600
_SPACES = re.compile(r"(?<=\S) {2,}")
_ENOUGH = 20


def read_pdf(data: bytes) -> list[Line]:
    """Return the lines of a PDF; they are numbered through the document."""
    # pypdf reports every oddity of a file to the log; whether the file can be read is all the user needs.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = _pages(data)
    except ImportRefusedError:
        raise
    except Exception as error:  # a damaged file makes the library raise nearly anything
        raise ImportRefusedError(messages.BAD_PDF) from error
    if sum(len(page.strip()) for page in pages) < _ENOUGH:
        raise ImportRefusedError(messages.PDF_WITHOUT_TEXT)
    return to_lines("\n".join(f"\f{page}" for page in pages), leading_space_is_page=False)


def _pages(data: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportRefusedError(messages.LOCKED_PDF)
    if len(reader.pages) > MAX_PAGES:
        raise ImportRefusedError(messages.LONG_PDF, {"pages": str(len(reader.pages)), "limit": str(MAX_PAGES)})
    return [_tidy(page.extract_text(extraction_mode="layout")) for page in reader.pages]


def _tidy(page: str) -> str:
    """Undo what layout mode does to justified text and margins."""
    lines = textwrap.dedent(page.replace("\r", "")).split("\n")
    return "\n".join(_SPACES.sub(" ", line.rstrip()) for line in lines)
