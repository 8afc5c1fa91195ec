"""The same as for the answers themselves."""

from peer_pages.tests.funding.answering.conftest import on_the_site

__all__ = ["on_the_site"]
