"""Pages that are nowhere but in memory, for tests without a database."""

from typing import TypeVar

from modelcluster.models import get_all_child_relations
from wagtail.models import Page

PageType = TypeVar("PageType", bound=Page)


def unsaved(model: type[PageType], **values: object) -> PageType:
    """Return a page of `model` whose lists are empty unless `values` fills them; reading it asks no database."""
    lists = [field.name for field in model._meta.many_to_many]
    lists += [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    # A page without a type looks its own up in the database.
    page = model(content_type_id=1, **{name: value for name, value in values.items() if name not in lists})
    for name in lists:
        setattr(page, name, values.get(name, []))
    # Nor is it below any site; Wagtail would look them up, where no other test has.
    page._wagtail_cached_site_root_paths = []
    return page
