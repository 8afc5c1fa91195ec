"""The site's groups, for the tests of the reminders."""

import pytest

from peer_pages.roles.groups import ensure_roles


@pytest.fixture
def roles(db: None) -> None:
    """Make the groups and their roles."""
    ensure_roles()
