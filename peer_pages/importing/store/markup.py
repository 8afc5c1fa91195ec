"""Blocks as the rich text that pages keep."""

import re
from collections.abc import Iterable
from html import escape

from ..result import Block, Section

_URL = re.compile(r"(?:https?://|www\.)[^\s<>”“\"]*[^\s<>”“\".,;:)’']", re.IGNORECASE)


def rich_text(blocks: Iterable[Block]) -> str:
    """Return HTML for paragraphs and bullet lists; web addresses become links."""
    return "".join(_block(block) for block in blocks)


def headed_text(sections: Iterable[Section]) -> str:
    """Return HTML for several sections, each under its heading."""
    return "".join(
        (f"<h3>{escape(section.title)}</h3>" if section.title else "") + rich_text(section.blocks)
        for section in sections
        if section.blocks
    )


def plain_text(blocks: Iterable[Block]) -> str:
    """Return text with a line per paragraph and "- " before each bullet."""
    return "\n".join(("- " if block.kind == "bullets" else "") + text for block in blocks for text in block.texts)


def _block(block: Block) -> str:
    if block.kind == "bullets":
        return f"<ul>{''.join(f'<li>{_linked(text)}</li>' for text in block.texts)}</ul>"
    return "".join(f"<p>{_linked(text)}</p>" for text in block.texts)


def _linked(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _URL.finditer(text):
        url = match[0] if "://" in match[0] else f"http://{match[0]}"
        parts += [escape(text[end : match.start()]), f'<a href="{escape(url)}">{escape(match[0])}</a>']
        end = match.end()
    return "".join([*parts, escape(text[end:])])
