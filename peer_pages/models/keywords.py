"""Keywords of catalogue pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from peer_pages.slugs import danish_slug


class Keyword(TagBase):
    """A free keyword."""

    free_tagging = True

    class Meta:
        verbose_name = _("nøgleord")
        verbose_name_plural = _("nøgleord")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the keyword's address by the site's one rule."""
        return "_".join(part for part in (danish_slug(tag), str(i or "")) if part)


class PageKeyword(ItemBase):
    """A keyword on a page of any kind."""

    tag = models.ForeignKey(Keyword, models.CASCADE, related_name="items")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="keyword_items")
