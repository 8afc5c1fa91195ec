"""The one way in which the importer publishes."""

from wagtail.models import Revision


def publish(revision: Revision) -> None:
    """Publish exactly this revision."""
    revision.publish()
