"""The generated reference: every variable has a row, and what is generated says what the code says."""

import argparse
import re
from pathlib import Path

import pytest

from peer_pages.models import Contact, InitiativePage
from peerportal.settings.environment import VARIABLES
from scripts import reference
from tests.project.tree import ROOT

READ_BY_TOOLS = re.compile(
    r"environ(?:\.get\(|\[)\"([A-Z_]+)\"|\$\{([A-Z][A-Z_]+)(?::-|:\?)|^([A-Z]+) \?=", re.MULTILINE
)
# Set for a program that is started, and meant for nobody to set.
SET_BY_US = {"DJANGO_ALLOW_ASYNC_UNSAFE", "BASH_SOURCE"}


def tools() -> list[Path]:
    """Return the files that read variables outside the product."""
    folders = ("scripts", ".ci", "benchmarks", "tests/browser")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [*(path for path in found if path.suffix != ".pyc"), ROOT / "Makefile", ROOT / "compose.yaml"]


def test_every_variable_that_anything_reads_has_a_row() -> None:
    page = "\n".join(reference.environment())
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in tools()]
    read = {name for text in texts for names in READ_BY_TOOLS.findall(text) for name in names if name} - SET_BY_US
    assert {"CHROMIUM", "ADDRESS", "PORT", "PYTHON"} <= read
    assert [name for name in sorted(read) if f"| `{name}` |" not in page] == []


def test_no_variable_has_two_rows() -> None:
    names = [*(variable.name for variable in VARIABLES), *(name for name, *_ in reference.OF_THE_TOOLS)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("default", "cell"),
    [
        ("", "–"),
        ([], "–"),
        (None, "–"),
        (0, "`0`"),
        (10, "`10`"),
        ("INFO", "`INFO`"),
        (f"sqlite:///{ROOT}/var/db.sqlite3", "`sqlite:///<project>/var/db.sqlite3`"),
    ],
)
def test_a_default_is_shown_as_the_same_text_on_every_computer(default: object, cell: str) -> None:
    assert reference.shown(default) == cell


def test_a_line_between_words_does_not_make_a_column() -> None:
    lines = list(reference.table(("a", "b"), [("one|two", "three")]))
    assert lines == ["| a | b |", "| --- | --- |", "| one&#124;two | three |"]


def test_an_argument_is_written_as_it_is_typed() -> None:
    parser = argparse.ArgumentParser()
    written = [
        reference.argument(parser.add_argument(*names)) for names in (("--plan",), ("-q", "--quiet"), ("document",))
    ]
    named = reference.argument(parser.add_argument("document_2", metavar="FILE"))
    assert [*written, named] == ["`--plan`", "`-q, --quiet`", "`DOCUMENT`", "`FILE`"]


def test_a_page_shows_its_own_fields_and_not_those_of_every_page() -> None:
    names = [name for name, *_ in reference.fields(InitiativePage)]
    assert "`summary`" in names
    assert "`title`" not in names
    assert "`slug`" not in names
    assert [name for name in names if name.endswith("_ptr`")] == []


def test_a_field_that_leads_elsewhere_says_where() -> None:
    rows = {name: kind for name, kind, _ in reference.fields(Contact)}
    assert rows["`locale`"] == "ForeignKey → Locale"
    assert rows["`name`"] == "CharField"


def test_check_names_the_pages_that_differ_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    monkeypatch.setattr(reference, "PAGES", {"environment.md": ("Environment variables", reference.environment)})
    assert reference.main(check=True) == 1
    assert "Out of date in docs/reference: environment.md. Run `make docs`" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert reference.main(check=False) == 0
    assert reference.main(check=True) == 0
    (tmp_path / "environment.md").write_text("old")
    assert reference.main(check=True) == 1
