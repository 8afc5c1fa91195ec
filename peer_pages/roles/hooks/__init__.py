"""What the roles change in Wagtail's admin, one module per concern; importing this registers the hooks."""

from peer_pages.roles.hooks import acting, dashboard, exploring, files, history, menus, translating

__all__ = ["acting", "dashboard", "exploring", "files", "history", "menus", "translating"]
