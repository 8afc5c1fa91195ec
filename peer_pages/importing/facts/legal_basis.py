"""Paragraphs of law cited in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LIST = r"\d{1,3}(?:\s?[a-h]\b)?(?!\d)(?!\s*(?:%|pct\b|procent\b|\.\d))"
_CITED = re.compile(rf"§§?\s*(?P<numbers>{_LIST}(?:\s*(?:,|og|eller|samt)\s*(?:§\s*)?{_LIST})*)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\s?[a-h]\b)?")
_OWN_RULES = re.compile(r"(?:vedtægt\w*|regulativ\w*|husorden\w*)\s*$", re.IGNORECASE)
_LAW = re.compile(
    r"(?P<law>service(?:lov)\w*|LAB|aktivlov\w*|folkeoplysningslov\w*|sundhedslov\w*|styringslov\w*(?: for \w+)?|"
    r"lov om [\w ]{4,60}?)[,]?\s*$",
    re.IGNORECASE,
)
_LAW_AFTER = re.compile(r"\s*(?:stk\.\s*\d+\s*)?i\s+(?P<law>\w*lov\w*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited paragraph: "§ 104", the law where the text names it, and its position."""

    paragraph: str
    law: str | None
    start: int


def legal_basis_in(text: str) -> Iterator[Cited]:
    """Yield each cited paragraph; a percentage, a budget account and an association's own rules are none."""
    for match in _CITED.finditer(text):
        before = text[max(match.start() - 70, 0) : match.start()]
        if _OWN_RULES.search(before):
            continue
        law = _LAW.search(before) or _LAW_AFTER.match(text, match.end())
        for number in _NUMBER.findall(match["numbers"]):
            yield Cited(f"§ {number}", law["law"] if law else None, match.start())
