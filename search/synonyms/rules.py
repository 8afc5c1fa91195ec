"""When a group of words makes sense."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from search.asking.small_words import SMALL_WORDS
from search.synonyms.words import LONGEST, normalised

MOST = 40
"""Expressions in a group: each is one more thing that the engine looks for."""


def check(*, kind: str, source: str, words: Sequence[str]) -> dict[str, str]:
    """Return what is wrong by field, in words for staff; nothing when all is well.

    `kind` is one of `SynonymGroup.Kind`; `words` are expressions as written, each once.
    """
    reasons = [*_source(source, words)] if kind == "one_way" else [*_number(words)]
    reasons += [("words", reason) for reason in _too_many(words)]
    reasons += [("words", reason) for one in words for reason in _expression(one, single=kind == "same_word")]
    return dict(reversed(reasons))  # the first reason of each field


def _source(source: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if not source:
        yield "source", _("Skriv det ord, der søges efter.")
    else:
        yield from (("source", reason) for reason in _expression(source))
    if source and normalised(source) in {normalised(one) for one in words}:
        yield "words", _("“%(word)s” er selv søgeordet.") % {"word": source}
    if not words:
        yield "words", _("Skriv mindst ét udtryk.")


def _number(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(words) < 2:
        yield "words", _("Skriv mindst to forskellige udtryk.")


def _too_many(words: Sequence[str]) -> Iterator[str]:
    if len(words) > MOST:
        yield _("Der kan højst være %(most)s udtryk i en gruppe.") % {"most": MOST}


def _expression(written: str, *, single: bool = False) -> Iterator[str]:
    found = normalised(written)
    named = {"word": written[:60], "most": LONGEST}
    if not found:
        yield _("“%(word)s” har ingen bogstaver.") % named
    elif len(found) > LONGEST:
        yield _("“%(word)s” er længere end %(most)s ord.") % named
    elif single and len(found) > 1:
        yield _("“%(word)s” er mere end ét ord; en bøjning er kun ét.") % named
    elif all(word in SMALL_WORDS for word in found):
        yield _("“%(word)s” er et småord, som søgningen springer over.") % named
