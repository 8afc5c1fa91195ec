"""The map of the site for search engines: every page that anybody may see, in every language."""

from typing import Any

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from peer_pages.visibility import visible_pages


class PublicSitemap(Sitemap):
    """The site's visible pages with the time each was last published."""

    def items(self) -> Any:
        """Return the visible pages under the front page of each language."""
        root = self.get_wagtail_site().root_page
        homes = Page.objects.filter(translation_key=root.translation_key)
        below = Q()
        for path in homes.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return visible_pages(Page).filter(below).order_by("path")

    def lastmod(self, obj: Page) -> Any:
        """Return when the page was last published; never when somebody last worked on it."""
        return obj.last_published_at
