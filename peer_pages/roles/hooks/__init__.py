"""What the roles change in Wagtail's admin, one module per concern; importing this registers the hooks."""

from peer_pages.roles.hooks import acting, choosing, dashboard, exploring, files, menus

__all__ = ["acting", "choosing", "dashboard", "exploring", "files", "menus"]
