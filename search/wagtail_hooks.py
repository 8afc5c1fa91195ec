"""What the search adds to Wagtail's admin."""

from wagtail import hooks

from search.admin.menu import SearchGroup, register_policies

# Before the views: Wagtail makes do with a policy of its own for a model that has none by then.
register_policies()


@hooks.register("register_admin_viewset")
def register_search() -> SearchGroup:
    """Return the menu with its views."""
    return SearchGroup()
