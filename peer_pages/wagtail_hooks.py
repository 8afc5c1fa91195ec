"""What the catalogue adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from peer_pages.admin.snippets import FactsGroup
from peer_pages.funding.overview.menu import FundingGroup
from peer_pages.roles import hooks as role_hooks
from peer_pages.roles.policies import register_policies

# Before the snippets: Wagtail makes do with a policy of its own for a model that has none by then.
register_policies()
register_snippet(FactsGroup)


@hooks.register("register_admin_viewset")
def register_funding() -> FundingGroup:
    """Return the menu of the grants with its views."""
    return FundingGroup()


__all__ = ["role_hooks"]
