"""The world of the roles' tests serves here too."""

from peer_pages.tests.roles.conftest import browse, first_world, world

__all__ = ["browse", "first_world", "world"]
