"""The content of a revision: what makes it another one, and what is mere bookkeeping."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

BOOKKEEPING = frozenset(
    """
    pk path depth numchild url_path content_type translation_key locale owner alias_of draft_title live expired
    has_unpublished_changes first_published_at last_published_at live_revision latest_revision
    latest_revision_created_at locked locked_at locked_by wagtail_admin_comments comments index_entries
    """.split()
)
"""Fields that change without anybody changing the content."""

GIVEN_BY_THE_PAGE = frozenset("content_type locale owner alias_of locked_by live_revision latest_revision".split())
"""What `with_content_json` takes from the page: reading it from the revision would only cost a query each."""


def fingerprint(content: Mapping[str, Any]) -> str:
    """Return the same text for the same content, whatever the bookkeeping says."""
    core = {name: _bare(value) for name, value in content.items() if name not in BOOKKEEPING}
    text = json.dumps(core, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(value: Any) -> Any:
    """Return `value` without the keys of child objects, which are given at publication."""
    if isinstance(value, Mapping):
        return {name: _bare(item) for name, item in value.items() if name != "pk"}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def revision_as_page(page: Page, revision: Revision) -> Page:
    """Return the revision as a page to publish, asking the database only for what is part of the content."""
    specific = page.specific_deferred
    made = specific.with_content_json(_of_the_revision(revision, GIVEN_BY_THE_PAGE))
    made._cached_parent_obj = specific.get_parent()  # noqa: SLF001 (treebeard keeps it there; it saves a query)
    made.live_revision_id = page.live_revision_id
    return _spared(made, page)


def revision_to_validate(page: Page, revision: Revision) -> Page:
    """Return the revision as a page to look at, not to save: without its address and the editors' comments.

    A page type with a `with_content_json` of its own may rely on what it does there.
    """
    model = page.specific_class
    if model.with_content_json is not Page.with_content_json:
        return revision_as_page(page, revision)
    made = model.from_serializable_data(_of_the_revision(revision, GIVEN_BY_THE_PAGE | {COMMENTS_RELATION_NAME}))
    for name in OF_THE_PAGE:
        setattr(made, name, getattr(page, name))
    return _spared(made, page)


OF_THE_PAGE = (
    "pk id content_type_id path depth numchild url_path locale_id translation_key owner_id live draft_title"
    " latest_revision_id live_revision_id locked first_published_at"
).split()


def _of_the_revision(revision: Revision, without: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in revision.content.items() if name not in without}


def _spared(made: Page, page: Page) -> Page:
    """Let a slug be that the page has already: it was free when the page took it, and is nobody else's since."""
    if made.slug == page.slug:
        made._check_slug_is_unique = _nothing_to_check  # noqa: SLF001 (Wagtail asks this in `clean`, with two queries)
    return made


def _nothing_to_check() -> None:
    """Say nothing."""
