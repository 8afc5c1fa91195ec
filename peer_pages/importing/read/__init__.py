"""Opening files: text, PDF and Word documents become lines, or are refused with a sentence that helps."""

from pathlib import Path

from ..errors import ImportRefusedError
from ..text.lines import Line
from . import messages
from .docx import read_docx
from .pdf import read_pdf
from .text import read_text

MAX_BYTES = 10 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_lines(path: Path) -> list[Line]:
    """Return the non-blank lines of a document; raise ``ImportRefusedError`` if it cannot be read.

    The size is checked before anything is read. What the file is is told by its content, never by its name.
    """
    return lines_of(_read_bytes(path))


def lines_of(data: bytes) -> list[Line]:
    """Return the non-blank lines of a document's bytes."""
    if b"%PDF-" in data[:1024]:
        lines = read_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        lines = read_docx(data)
    elif data.startswith(_OLE):
        raise ImportRefusedError(messages.OLD_WORD)
    else:
        lines = read_text(data)
    if not lines:
        raise ImportRefusedError(messages.EMPTY)
    return lines


def _read_bytes(path: Path) -> bytes:
    name = {"name": path.name}
    try:
        if not path.is_file():
            raise ImportRefusedError(messages.NOT_A_FILE if path.exists() else messages.MISSING, name)
        size = path.stat().st_size
        if size > MAX_BYTES:
            megabytes = {"size": f"{size / 2**20:.0f}", "limit": f"{MAX_BYTES // 2**20}"}
            raise ImportRefusedError(messages.TOO_BIG, megabytes)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, ImportRefusedError):
            raise
        raise ImportRefusedError(messages.UNREADABLE, name) from error
