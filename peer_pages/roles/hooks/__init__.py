"""What the roles change in Wagtail's admin, one module per concern; importing this registers the hooks."""

from peer_pages.roles.hooks import choosing, dashboard, exploring, files, menus

__all__ = ["choosing", "dashboard", "exploring", "files", "menus"]
