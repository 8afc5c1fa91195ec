"""What the roles change in Wagtail's admin, one module per concern; importing this registers the hooks."""

from peer_pages.roles.hooks import choosing, exploring

__all__ = ["choosing", "exploring"]
