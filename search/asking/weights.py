"""What counts how much: all numbers of the ranking but those of freshness (search/catalogue/freshness.py)."""

FIELDS = {"title": 3.0, "names": 2.0, "facts": 1.6, "body": 1.0}
"""By the text in which a word is found."""
LEVELS = {"exact": 1.0, "stem": 0.85, "parts": 0.55, "fold": 0.4}
"""By how it is found: as typed, in another form, inside a compound, without Danish letters."""
TIE = 0.15
"""What a word found in further fields adds."""
SPLIT = 0.42
"""A compound of the query whose parts are found instead."""
BEGINNING = 0.35
"""A word that only begins like the query's."""

WHOLE_NAME = 14.0
"""The query is the thing's whole name."""
WHOLE_ORGANISATION = 12.0
"""The query is the name of its organisation."""
START_OF_NAME = 3.0
"""Its name begins with the query."""
PHRASE = {"title": 2.5, "names": 2.0, "facts": 1.0, "body": 1.0}
"""The query's words one after the other, times what they score."""

EMAIL, PHONE, END_OF_PHONE, PARAGRAPH = 30.0, 30.0, 3.0, 8.0
"""An address, a number, its last digits, a paragraph of law."""
