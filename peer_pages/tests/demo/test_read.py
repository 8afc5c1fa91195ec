"""The content's files, read from a folder of the test's own. No database."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from peer_pages.demo import read

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(read, "CONTENT", tmp_path)
    return tmp_path


def test_sheet_gives_its_rows_by_key_with_the_days_filled_in(content: Path) -> None:
    (content / "funders.toml").write_text('[fonden]\nname = "Fonden på Ærø"\nsince = "{y-2}"\n', encoding="utf-8")
    assert read.read_sheet("funders", TODAY) == {"fonden": {"name": "Fonden på Ærø", "since": "2024"}}


def test_pages_are_named_by_folder_and_file_in_alphabetical_order(content: Path) -> None:
    folder = content / "courses"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.toml").write_text(f'title = "{name.upper()}"\n', encoding="utf-8")
    (folder / "noter.txt").write_text("ikke en side", encoding="utf-8")
    assert read.read_pages("courses", TODAY) == {"courses/a": {"title": "A"}, "courses/b": {"title": "B"}}
    assert list(read.read_pages("courses", TODAY)) == ["courses/a", "courses/b"]


def test_folder_that_is_not_there_has_no_pages() -> None:
    assert read.read_pages("intet", TODAY) == {}


def test_file_with_a_slip_of_the_pen_is_not_read_in_part(content: Path) -> None:
    (content / "funders.toml").write_text('[fonden]\nname = "uden slutning\n', encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        read.read_sheet("funders", TODAY)
