"""Hashes that tell whether a source changed, and whether a person edited a page."""

import hashlib
import json
import re
from typing import Any

from wagtail.models import Page

from ..as_json import entry_data
from ..result import Entry

# What an editor's save adds by itself, or what is not content.
_VOLATILE = frozenset({"id", "pk", "page", "content_object", "sort_order", "uuid", "translation_key", "locale", "line"})
_NOT_CONTENT = frozenset(
    {
        "pk", "path", "depth", "numchild", "translation_key", "locale", "live", "has_unpublished_changes", "owner",
        "url_path", "slug", "draft_title", "content_type", "first_published_at", "last_published_at", "go_live_at",
        "expire_at", "expired", "locked", "locked_at", "locked_by", "latest_revision", "live_revision",
        "latest_revision_created_at", "alias_of", "wagtail_admin_comments", "last_checked_on", "last_checked_by",
        "show_in_menus", "seo_title", "search_description",
    }
)  # fmt: skip
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def source_hash(entry: Entry) -> str:
    """Return the hash of what an entry says; where it stands in its document makes no difference."""
    data = entry_data(entry)
    return _hash({key: value for key, value in data.items() if key != "warnings"})


def content_hash(page: Page) -> str:
    """Return the hash of a page's content as an editor sees it."""
    data = page.serializable_data()
    # What is empty is left out, so that a field the model gets later does not make every page look edited.
    return _hash({key: value for key, value in data.items() if key not in _NOT_CONTENT and _bare(value)})


def _hash(data: Any) -> str:
    text = json.dumps(_bare(data), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(value: Any) -> Any:
    """Return a value without ids; StreamFields come as JSON in a string."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in _VOLATILE and not key.endswith("_line")}
    if isinstance(value, list | tuple):
        return [_bare(inner) for inner in value]
    if isinstance(value, str):
        if value.startswith(("[{", "[]")):
            try:
                return _bare(json.loads(value))
            except ValueError:
                pass
        return _BLOCK_KEY.sub("", value)
    return value
