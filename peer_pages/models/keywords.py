"""Keywords of catalogue pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from peer_pages.slugs import danish_slug

# The column holds 100 characters; a number may follow.
LONGEST_SLUG = 90


class Keyword(TagBase):
    """A free keyword, shared by all kinds of pages."""

    free_tagging = True

    class Meta:
        verbose_name = _("nøgleord")
        verbose_name_plural = _("nøgleord")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the keyword's address by the site's one rule, with `i` behind it when the plain one is taken."""
        return "_".join(part for part in (danish_slug(tag)[:LONGEST_SLUG], str(i or "")) if part)


class PageKeyword(ItemBase):
    """A keyword on a page; taggit joins by primary key, so each kind of page needs a table of its own."""

    tag = models.ForeignKey(Keyword, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class InitiativeKeyword(PageKeyword):
    """A keyword on an initiative."""

    content_object = ParentalKey("peer_pages.InitiativePage", on_delete=models.CASCADE, related_name="keyword_items")


class CourseKeyword(PageKeyword):
    """A keyword on a course."""

    content_object = ParentalKey("peer_pages.CoursePage", on_delete=models.CASCADE, related_name="keyword_items")


class EventKeyword(PageKeyword):
    """A keyword on an event."""

    content_object = ParentalKey("peer_pages.EventPage", on_delete=models.CASCADE, related_name="keyword_items")


def keyword_manager(through: str) -> ClusterTaggableManager:
    """Return the form and query field for the keywords kept in the table `through`."""
    return ClusterTaggableManager(
        through=through,
        blank=True,
        verbose_name=_("nøgleord"),
        help_text=_("Skriv et ord ad gangen og tryk Enter."),
    )
