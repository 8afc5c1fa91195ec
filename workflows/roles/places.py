"""Places in the tree: a page's path names all pages above it, so no query is needed to know them."""

from django.db.models import CharField, Expression, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page


def paths_to(page: Page) -> list[str]:
    """Return the paths of the pages from the root down to `page`, itself included."""
    return [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]


def begins(outer_path: str, path: str) -> Q:
    """Return the condition that `path` of this row is that of a page above, or of, the outer query's `outer_path`."""
    start: Expression = Substr(OuterRef(outer_path), 1, Length(F(path)), output_field=CharField())
    return Q(**{path: start})
