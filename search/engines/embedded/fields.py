"""The index's fields as Tantivy knows them, and rows as its documents."""

import json
import math
from collections.abc import Container
from functools import cache

from tantivy import Document, Schema, SchemaBuilder

from search.engines.base import Row
from search.engines.schema import FACTOR, ID, KEYWORDS, NO_WORDS, NUMBERS, RECORD, TOKENS


@cache
def schema() -> Schema:
    """Return the schema that every index of this version has."""
    builder = SchemaBuilder()
    builder.add_text_field(ID, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name, in_order in TOKENS.items():
        kept = "position" if in_order else "freq"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=kept)
    for name in KEYWORDS:
        builder.add_text_field(name, stored=name == "version", fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_float_field(FACTOR, fast=True)
    builder.add_bytes_field(RECORD, stored=True)
    return builder.build()


def document(row: Row) -> Document:
    """Return `row` as Tantivy takes it; KeyError for a field that the schema does not have."""
    made = Document()
    made.add_text(ID, row.id)
    made.add_text("version", row.version)
    for name in row.tokens:
        _known(name, TOKENS)
    for name in TOKENS:
        made.add_text(name, row.tokens.get(name) or NO_WORDS)
    for name, values in row.keywords.items():
        for value in values:
            made.add_text(_known(name, KEYWORDS), value)
    for name, number in row.numbers.items():
        made.add_integer(_known(name, NUMBERS), number)
    made.add_float(FACTOR, weight(row.factor))
    made.add_bytes(RECORD, json.dumps(row.record, ensure_ascii=False).encode())
    return made


def weight(factor: float) -> float:
    """Return the number that makes Tantivy multiply a score by `factor`: it multiplies by log2(2 + number)."""
    return math.pow(2, max(factor, 1)) - 2


def _known(name: str, fields: Container[str]) -> str:
    if name not in fields:
        raise KeyError(f"{name} is no field of the index; search/engines/schema.py lists them.")
    return name
