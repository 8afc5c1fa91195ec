"""The content of a revision: what makes it another one, and what is mere bookkeeping."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page, Revision

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
    """Return the revision as a page, asking the database only for what is part of the content."""
    content = {name: value for name, value in revision.content.items() if name not in GIVEN_BY_THE_PAGE}
    specific = page.specific_deferred
    made = specific.with_content_json(content)
    made._cached_parent_obj = specific.get_parent()  # noqa: SLF001 (treebeard keeps it there; it saves a query)
    made.live_revision_id = page.live_revision_id
    return made
