"""Snowball's Danish stemmer."""

import snowballstemmer  # type: ignore[import-untyped]

_STEMMER = snowballstemmer.stemmer("danish")


def snowball(word: str) -> str:
    """Return the stem of a normalised `word`; of a word of endings alone the word."""
    return str(_STEMMER.stemWord(word)) or word
