"""What the catalogue adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from peer_pages.admin.snippets import FactsGroup

register_snippet(FactsGroup)
