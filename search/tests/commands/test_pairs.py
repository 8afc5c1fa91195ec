"""`search pairs`: its two ways to print, its refusals, and what it works without."""

import io
import json
from pathlib import Path
from typing import NoReturn

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from search import lexicon
from search.analysis.lexicon import Lexicon, built_in

LINES = ("+\tmænd\tmandegruppe\tcompound", "+\thund\tkat\tcompound", "-\tbro\tØsterbro\tplace", "-\thus\thuset\tplace")


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the built-in words: what the site adds to them is tested with the lexicon."""
    monkeypatch.setattr(lexicon, "current", built_in)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> str:
    out = io.StringIO()
    call_command("search", "pairs", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_json_says_of_each_pair_whether_it_matched(file: Path) -> None:
    assert json.loads(run(file, "--json")) == [
        {"want": "+", "query": "mænd", "text": "mandegruppe", "class": "compound", "matched": True},
        {"want": "+", "query": "hund", "text": "kat", "class": "compound", "matched": False},
        {"want": "-", "query": "bro", "text": "Østerbro", "class": "place", "matched": False},
        {"want": "-", "query": "hus", "text": "huset", "class": "place", "matched": True},
    ]


def test_the_report_counts_each_class_and_lists_what_does_not_hold(file: Path) -> None:
    assert [" ".join(line.split()) for line in run(file).splitlines()] == [
        "Wanted, compound 1 of 2 hold",
        "Wanted, all 1 of 2 hold",
        "Unwanted, place 1 of 2 hold",
        "Unwanted, all 1 of 2 hold",
        "wanted, not found: hund | kat | compound",
        "found, not wanted: hus | huset | place",
    ]


def test_no_pairs_are_an_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "empty.tsv"
    path.touch()
    assert json.loads(run(path, "--json")) == []


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("+\tmænd\tmandegruppe\tcompound\nmænd", encoding="utf-8")
    with pytest.raises(CommandError, match="Line 2 has 1 columns"):
        run(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"missing\.tsv"):
        run(tmp_path / "missing.tsv")


def test_the_words_of_the_site_count(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "current", Lexicon)
    assert not json.loads(run(file, "--json"))[0]["matched"]


def test_no_database_is_needed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> NoReturn:
        raise OperationalError("no such table")

    monkeypatch.setattr(lexicon, "current", fail)
    assert json.loads(run(file, "--json"))[0]["matched"]
