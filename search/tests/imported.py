"""The source documents as the public finds them, and what a person judged to answer which query."""

from pathlib import Path

from peer_pages.importing.parse import parse_file
from peer_pages.importing.store.run import run_import
from peer_pages.tests.importing.builders import seed
from search.evaluation.judged import Judged, read

RELEVANCE = Path(__file__).with_name("relevance.json")
# The status report comes last: its page belongs under an initiative.
DOCUMENTS = ("001", "004", "002", "003", "000")


def import_documents() -> None:
    """Import and publish all source documents; skip the test where the checkout has none."""
    for path in [seed(number) for number in DOCUMENTS]:
        run_import(parse_file(path), source_name=path.name, publish_created=True)


def load_relevance() -> list[Judged]:
    """Return the judged queries; their titles are those of the imported documents."""
    return read(RELEVANCE)
