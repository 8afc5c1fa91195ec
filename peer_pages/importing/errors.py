"""The one way in which the importer says no."""

from typing import Self


class ImportRefusedError(ValueError):
    """The document cannot be imported; the message says why and what to do.

    ``msgid`` and ``params`` let a caller translate the sentence; ``line`` is the 1-based line in the source file
    where there is one.
    """

    def __init__(self, msgid: str, params: dict[str, str] | None = None, *, line: int | None = None) -> None:
        self.msgid = msgid
        self.params = params or {}
        self.line = line
        super().__init__(msgid % self.params)

    @classmethod
    def at(cls, msgid: str, line: int) -> Self:
        """Make the error for a line; the sentence names it as ``%(line)s``."""
        return cls(msgid, {"line": str(line)}, line=line)
