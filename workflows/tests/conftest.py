"""What holds for every test of the plugin."""

from hypothesis import settings

from workflows.tests.marks import pytest_itemcollected

__all__ = ["pytest_itemcollected"]

# A busy machine is no failure: examples are bounded by number, not by time.
settings.register_profile("workflows", deadline=None)
settings.load_profile("workflows")
