"""Snippets of a text with the words of the query marked, as safe HTML."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

MOST = 2
WIDTH = 180
ELLIPSIS = "…"


@dataclass(frozen=True)
class Span:
    """A stretch of text that answers the query."""

    start: int
    end: int


def highlights(texts: Iterable[str], places: Callable[[str], Iterable[tuple[int, int]]]) -> tuple[SafeString, ...]:
    """Return up to two snippets of `texts` around the words that answer, each marked with <mark>.

    `places` says where they begin and end in a text.
    """
    snippets: list[SafeString] = []
    for text in texts:
        one_line = " ".join(text.split())
        spans = [Span(*place) for place in places(one_line)]
        snippet = _snippet(one_line, spans) if spans else None
        if snippet and snippet not in snippets:  # a summary is often the text's own beginning
            snippets.append(snippet)
        if len(snippets) == MOST:
            break
    return tuple(snippets)


def _snippet(text: str, spans: list[Span]) -> SafeString:
    first = _best(spans)
    start = _word_start(text, max(first.start - WIDTH // 3, 0))
    end = _word_end(text, min(max(start + WIDTH, first.end), len(text)))
    parts, at = [ELLIPSIS if start else ""], start
    for span in spans:
        if start <= span.start and span.end <= end:
            parts += [escape(text[at : span.start]), "<mark>", escape(text[span.start : span.end]), "</mark>"]
            at = span.end
    parts += [escape(text[at:end]), ELLIPSIS if end < len(text) else ""]
    return mark_safe("".join(parts))  # noqa: S308 - every part of the text was escaped


def _best(spans: list[Span]) -> Span:
    """Return the span after which most others follow within one snippet; the first of equals."""
    return max(spans, key=lambda span: sum(span.start <= other.start < span.start + WIDTH for other in spans[:50]))


def _word_start(text: str, at: int) -> int:
    """Return where the word at `at` begins; a word as long as a snippet, such as an address, is cut."""
    start = text.rfind(" ", 0, at) + 1
    return start if at - start < WIDTH else at


def _word_end(text: str, at: int) -> int:
    """Return where the word at `at` ends, cutting as `_word_start` does."""
    space = text.find(" ", at)
    end = len(text) if space < 0 else space
    return end if end - at < WIDTH else at
