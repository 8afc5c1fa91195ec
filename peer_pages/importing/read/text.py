"""Plain text: UTF-8, with or without a byte order mark."""

import codecs

from ..errors import ImportRefusedError
from ..text.lines import Line, to_lines
from . import messages

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13})


def read_text(data: bytes) -> list[Line]:
    """Return the lines of a text file; raise ``ImportRefusedError`` naming the first line that is wrong."""
    if data.startswith(_UTF16_MARKS) or _looks_utf16(data):
        raise ImportRefusedError.at(messages.UTF16, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = _line_of(data, error.start)
        message = messages.BINARY if _has_controls(data) else messages.NOT_UTF8
        raise ImportRefusedError.at(message, number) from error
    if _has_controls(data):
        position = next(index for index, byte in enumerate(data) if byte in _CONTROLS)
        raise ImportRefusedError.at(messages.BINARY, _line_of(data, position))
    return to_lines(text)


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _looks_utf16(data: bytes) -> bool:
    """Tell UTF-16 without a mark by its zeros: nearly every other byte of Danish text is one."""
    sample = data[:4000]
    return len(sample) > 3 and max(sample[::2].count(0), sample[1::2].count(0)) > 0.3 * len(sample)


def _has_controls(data: bytes) -> bool:
    return len(data.translate(None, _CONTROLS)) != len(data)
