"""Whether a search tells of acute danger: then whom to call comes before everything else."""

from search.text import folded_words

BEGINNINGS = ("selvmord", "selvskad", "livslin", "livlin", "akut", "suicid", "self harm", "selfharm")
"""What words begin with; "livlin" is how the name of Livslinien is often spelt."""
EXPRESSIONS = ("dø", "ikke leve", "kan ikke mere", "cutting", "want to die", "kill myself")
"""Whole words; "dø" is not the beginning of "døgn" here."""


def _as_compared(text: str) -> str:
    return f" {' '.join(folded_words(text))}"


_SAID = (*map(_as_compared, BEGINNINGS), *(f"{_as_compared(one)} " for one in EXPRESSIONS))


def is_acute(text: str) -> bool:
    """Return whether `text`, however it is spelt, has a word or an expression of those above."""
    said = f"{_as_compared(text)} "
    return any(one in said for one in _SAID)
