"""The fields of a document as engines see it; the same in each of them, and strict: no other field is taken."""

from itertools import product

VERSION = 3
"""Part of each index's name: documents of an older shape are made anew, never migrated."""

ID, RECORD, FACTOR = "id", "record", "factor"
TEXTS = ("title", "names", "facts", "body")
"""Title and other titles; organisations and people; summary, places, groups and topics; the running text."""
LEVELS = ("exact", "stem", "parts", "fold")
"""Words as they are; their stems; what compounds are made of; without Danish letters."""
PIECES = "pieces"
"""Stems and parts in one: where a query's compound is looked for in parts, each of which may be either."""
IN_ORDER = frozenset({"exact", "stem"})
"""The levels in which phrases are looked for: token i is word i."""
KEYWORDS = (
    "version",
    "locale",
    "kind",
    "region",
    "municipality",
    "target",
    "status",
    "organisation",
    "online",
    "free",
    "listed",
    "email",
    "phone",
    "paragraph",
    "named",
    "belongs",
    "page",
)
"""Whole values, several per document; "phone" holds parts of numbers from four digits on, too.

"named" and "belongs" are whole names, of the thing and of its organisations, as normalised words.
"""
NUMBERS = ("order", "browse", "published", "starts", "ends", "changes")
"""Whole numbers, one per document: the title's place in the alphabet, alone and after its kind's;
microseconds and seconds since 1970, 0 for none."""


def token_field(text: str, level: str) -> str:
    """Return the name of the field that holds the tokens of one text at one level: "title_stem"."""
    return f"{text}_{level}"


WORDS = "words"
"""The words of all texts as they are, each once: where a misspelt one is looked for."""
TOKENS = {token_field(text, level): level in IN_ORDER for text, level in product(TEXTS, (*LEVELS, PIECES))}
TOKENS[WORDS] = False
"""The fields of tokens, and whether an index keeps where in the text each of them is."""

NO_WORDS = "∅∅∅∅∅∅"
"""The token of a text without any. Engines differ in how a field that some documents lack weighs; none lacks one so.

No analysis makes it, and it is more edits away from any word than a fuzzy question allows.
"""
