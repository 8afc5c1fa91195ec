"""The index: its fields, its names, and whether the one that is there is of that shape.

An index is named PREFIX-vVERSION-TIME-CHANCE and found under the alias PREFIX-vVERSION, so that nothing of this
version ever asks or writes an index of another.
"""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from search.engines.base import NoIndexError
from search.engines.elastic.server import REBUILD, Seconds, Server, understanding
from search.engines.schema import FACTOR, ID, KEYWORDS, NUMBERS, RECORD, TOKENS, VERSION

BM25 = {
    "elasticsearch": {"type": "BM25", "k1": 1.2, "b": 0.75},
    # Version 3's BM25 lacks the factor k1 + 1, which counts where terms and constants are added up.
    "opensearch": {"type": "LegacyBM25", "k1": 1.2, "b": 0.75},
}

READ = {"index": {"refresh_interval": None}}
"""The settings of an index that is read, in the place of those it was filled with."""
LONGEST_VALUE = 8191
"""Characters of a keyword; Lucene refuses a whole document for one of more than 32,766 bytes."""

OF_OURS = re.compile(r"-v\d+-(\d{20}-[0-9a-f]{4})")


def fields() -> dict[str, dict[str, Any]]:
    """Return the definition of each field."""
    return {
        ID: {"type": "keyword"},
        **{name: _tokens(in_order) for name, in_order in TOKENS.items()},
        **{name: {"type": "keyword", "ignore_above": LONGEST_VALUE} for name in KEYWORDS},
        **{name: {"type": "long"} for name in NUMBERS},
        FACTOR: {"type": "double"},
        RECORD: {"type": "object", "enabled": False},
    }


def _tokens(in_order: bool) -> dict[str, Any]:
    return {"type": "text", "analyzer": "whitespace", "index_options": "positions" if in_order else "freqs"}


def definition(kind: str, alias: str, replicas: int) -> dict[str, Any]:
    """Return what a new index on a server of that kind is made of; `alias` is the name it is filled under.

    Nobody reads it while it is filled: it is not refreshed all the time until `READ` is set.
    """
    settings = {"number_of_shards": 1, "number_of_replicas": replicas, "refresh_interval": "-1"}
    return {
        "settings": {**settings, "similarity": {"default": BM25[kind]}},
        "mappings": {"dynamic": "strict", "properties": fields()},
        "aliases": {alias: {}},
    }


def alias(prefix: str) -> str:
    """Return the name under which the index in use is found."""
    return f"{prefix}-v{VERSION}"


def new_name(prefix: str) -> str:
    """Return a name for a new index; later ones sort after earlier ones."""
    return f"{alias(prefix)}-{datetime.now(UTC):%Y%m%d%H%M%S%f}-{uuid4().hex[:4]}"


def age(prefix: str, name: str) -> str:
    """Return the part of an index's name by which it sorts in time; nothing when it is not one of ours."""
    ours = OF_OURS.fullmatch(name.removeprefix(prefix)) if name.startswith(prefix) else None
    return ours[1] if ours else ""


@understanding()
def named(server: Server, prefix: str, seconds: float) -> dict[str, set[str]]:
    """Return the aliases of each index of ours, whatever its version, and of what sits in their alias's place."""
    found = server.ask("GET", f"/{prefix}-v*/_alias", seconds=seconds)
    place = alias(prefix)
    return {name: set(one["aliases"]) for name, one in found.items() if age(prefix, name) or name == place}


@understanding()
def current(server: Server, prefix: str, seconds: Seconds) -> str:
    """Return the name of the index in use; NoIndexError when there is none, or one of another shape."""
    found = server.ask("GET", f"/{alias(prefix)}", seconds=seconds.question)
    if len(found) != 1:
        raise NoIndexError(f"The alias {alias(prefix)} has {len(found)} indices instead of one. {REBUILD}")
    ((name, index),) = found.items()
    if wrong := differences(index["mappings"]):
        raise NoIndexError(f"The search index {name} has another shape ({', '.join(wrong[:3])}). {REBUILD}")
    return name


def differences(mapping: dict[str, Any]) -> list[str]:
    """Return the names of what is otherwise in `mapping`, as a server shows it, than in ours."""
    there, wanted = mapping.get("properties", {}), fields()
    names = [name for name in sorted({*there, *wanted}) if _kind(there.get(name)) != _kind(wanted.get(name))]
    return names if mapping.get("dynamic") == "strict" else ["dynamic", *names]


def _kind(field: dict[str, Any] | None) -> tuple[Any, ...]:
    # An object without fields of its own is shown without its type by some versions.
    return (field.get("type", "object"), field.get("analyzer"), field.get("enabled", True)) if field else ()
