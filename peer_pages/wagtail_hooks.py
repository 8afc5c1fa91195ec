"""What the catalogue adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from peer_pages.admin.snippets import FactsGroup
from peer_pages.roles import hooks as role_hooks
from peer_pages.roles.policies import register_policies

# Before the snippets: Wagtail makes do with a policy of its own for a model that has none by then.
register_policies()
register_snippet(FactsGroup)


__all__ = ["role_hooks"]
