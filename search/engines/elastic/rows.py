"""Rows as a server takes them: lines of JSON, in requests of bounded size."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from search.engines.base import EngineError, NoIndexError, Row
from search.engines.elastic.server import REBUILD, understanding
from search.engines.schema import FACTOR, ID, NO_WORDS, RECORD, TOKENS

LARGEST = 5_000_000
"""Characters in one request: half of the smallest limit that a hosted server has."""


def document(row: Row) -> dict[str, Any]:
    """Return a row as the index holds it."""
    values = {name: list(values) for name, values in row.keywords.items()}
    own = {ID: row.id, "version": row.version, FACTOR: row.factor, RECORD: row.record}
    texts = {name: row.tokens.get(name) or NO_WORDS for name in (*TOKENS, *row.tokens)}
    return {**texts, **values, **row.numbers, **own}


def writing(rows: Iterable[Row]) -> Iterator[str]:
    """Yield what writes each row, as one pair of lines."""
    for row in rows:
        yield f"{_line({'index': {'_id': row.id}})}\n{_line(document(row))}"


def removing(ids: Iterable[str]) -> Iterator[str]:
    """Yield the line that removes each document."""
    return (_line({"delete": {"_id": identity}}) for identity in ids)


def requests(acts: Iterable[str]) -> Iterator[list[str]]:
    """Yield what to do in lists that are not too large to send."""
    batch: list[str] = []
    size = 0
    for act in acts:
        if batch and size + len(act) > LARGEST:
            yield batch
            batch, size = [], 0
        batch.append(act)
        size += len(act)
    if batch:
        yield batch


@understanding()
def check(answer: dict[str, Any]) -> None:
    """Raise the first error in the answer to a request; a document that was not there to remove is none."""
    if not answer["errors"]:
        return
    for item in answer["items"]:
        (result,) = item.values()
        if error := result.get("error"):
            if error["type"] == "index_not_found_exception":
                raise NoIndexError(f"There is no search index. {REBUILD}")
            raise EngineError(f"The search server refuses document {result.get('_id')}: {error['reason']}")


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
