"""One module per layout of document; the order of import is the order in which they are tried."""

from . import questionnaires  # noqa: I001 - a catalogue of questionnaires may hold anything, so it is tried first
from . import examples
from . import report
from . import webinar
from . import project

__all__ = ["examples", "project", "questionnaires", "report", "webinar"]
