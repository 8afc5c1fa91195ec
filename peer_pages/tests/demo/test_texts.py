"""The content's texts, read without a database."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from peer_pages.demo.read import CONTENT, read_pages, read_sheet
from peer_pages.importing.questionnaire import SECTIONS

FILES = sorted(CONTENT.rglob("*.toml"), key=str)
SOURCES = Path(settings.ROOT).parent / "shared" / "seeds"
RUN = 8


def texts(value: Any) -> Iterator[str]:
    """Yield every text in tables and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def content(path: Path) -> dict[str, Any]:
    """Return the file, filled for today."""
    today, folder = timezone.localdate(), path.relative_to(CONTENT).parent
    if folder.name:
        return read_pages(str(folder), today)[f"{folder}/{path.stem}"]
    return read_sheet(path.stem, today)


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of eight words in `text`, whatever the case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@cache
def borrowed() -> frozenset[tuple[str, ...]]:
    """Return the runs of words in the source documents, without those of the questionnaire itself."""
    form = {run for section in SECTIONS for text in (section.heading, *section.questions) for run in runs(text)}
    found = {run for path in SOURCES.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    return frozenset(found - form)


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sentence_is_taken_from_the_source_documents(path: Path) -> None:
    assert borrowed()
    assert not [run for text in texts(content(path)) for run in runs(text) & borrowed()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_is_filler_or_left_with_a_place_to_fill(path: Path) -> None:
    everything = " ".join(texts(content(path))).lower()
    assert not re.search(r"[{}]|lorem|ipsum|todo|xxx", everything)


@pytest.mark.parametrize("folder", ["initiatives", "courses", "events", "sections"])
def test_pages_differ_in_length_and_share_no_sentence(folder: str) -> None:
    words: list[int] = []
    seen: set[tuple[str, ...]] = set()
    for row in read_pages(folder, timezone.localdate()).values():
        own = {run for text in texts(row) for run in runs(text)}
        assert not own & seen
        seen |= own
        words.append(sum(len(text.split()) for text in texts(row)))
    assert max(words) > 2 * min(words)


def test_people_are_reached_at_addresses_and_numbers_that_nobody_has() -> None:
    for contact in read_sheet("contacts", timezone.localdate()).values():
        assert contact.get("email", "@example.org").endswith("@example.org")
        assert re.fullmatch(r"1\d{7}", contact["phone"])
