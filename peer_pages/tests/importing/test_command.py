"""manage.py import_document."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from peer_pages.models import CoursePage, EventPage, ImportRecord, InitiativePage, StatusReportPage
from peer_pages.tests.factories import tree
from peer_pages.tests.importing.builders import ANSWERS, catalogue, questionnaire, region, seed

pytestmark = pytest.mark.django_db
NORTH = "Region Nordjylland"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "katalog.txt"
    answers = ANSWERS | {2: "Huset har eksisteret til 31. september 2012."}
    path.write_text(
        catalogue(region(NORTH, questionnaire("Huset", answers), questionnaire("Klubben"))), encoding="utf-8"
    )
    return path


def run(path: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("import_document", str(path), *options, stdout=out)
    return out.getvalue()


def test_the_report_says_what_was_done_and_what_to_look_at(document: Path) -> None:
    out = run(document)
    assert "Oprettede: initiativ “Huset”. Ny." in out
    assert "31. september 2012" in out
    assert "[impossible_date]" in out
    assert "2 opslag; oprettede: 2." in out


def test_the_second_report_says_that_nothing_was_done(document: Path) -> None:
    run(document)
    out = run(document)
    assert "Lod være: initiativ “Huset”. Dokumentet siger det samme som sidst." in out
    assert "2 opslag; lod være: 2." in out


def test_a_plan_changes_nothing(document: Path) -> None:
    pages = set(Page.objects.values_list("pk", flat=True))
    out = run(document, "--plan")
    assert "Ville oprette: initiativ “Klubben”" in out
    assert not InitiativePage.objects.exists()
    assert not ImportRecord.objects.exists()
    assert set(Page.objects.values_list("pk", flat=True)) == pages


def test_a_plan_of_a_known_document_says_why_nothing_would_happen(document: Path) -> None:
    run(document)
    assert "Ville lade være: initiativ “Huset”. Dokumentet siger det samme som sidst." in run(document, "--plan")


@pytest.mark.parametrize("options", [("--plan",), ()])
def test_json_is_all_that_is_printed(document: Path, options: tuple[str, ...]) -> None:
    data = json.loads(run(document, "--json", *options))
    assert list(data) == ["kind", "entries", "warnings"]
    entry = data["entries"][0]
    assert entry["sections"]["1"] == {"answered": True, "words": 14}
    assert entry["contacts"] == [
        {"name": "Bodil Prøve", "role": "Leder", "email": "bodil@aabenthus.example", "phone": "12345678"}
    ]
    assert entry["warnings"][0]["code"] == "impossible_date"
    assert InitiativePage.objects.exists() is (not options)


def test_published_pages_are_live(document: Path) -> None:
    run(document, "--publish")
    assert InitiativePage.objects.live().count() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tom"),
        ("linje\nnæste".encode("cp1252"), "Linje 2: .*UTF-8"),
        ("tekst".encode("utf-16"), "UTF-16"),
        (b"\x00\x01\x02", "ikke tekst"),
        (b"En anden tekst.", "genkender ikke"),
    ],
)
def test_r43_a_refusal_states_the_line_and_the_remedy_and_writes_nothing(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "dokument.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words) as refused:
        run(path)
    assert refused.value.returncode == 1
    assert not ImportRecord.objects.exists()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="findes ikke"):
        run(tmp_path / "væk.txt")


def test_there_is_no_progress_bar_off_a_terminal(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(document)
    assert capsys.readouterr().err == ""


def test_there_is_a_progress_bar_on_a_terminal(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    run(document)
    assert "Læser ind" in terminal.getvalue()


EXPECTED: dict[str, dict[Any, int]] = {
    "000": {StatusReportPage: 1, InitiativePage: 1},
    "001": {InitiativePage: 29, CoursePage: 2},
    "002": {InitiativePage: 1},
    "003": {EventPage: 1},
    "004": {InitiativePage: 21},
}


@pytest.mark.parametrize("number", EXPECTED)
def test_a_source_document_is_published_and_a_second_run_changes_nothing(number: str) -> None:
    tree()
    path = seed(number)
    run(path, "--publish")
    counts = {model: model.objects.live().count() for model in EXPECTED[number]}
    assert counts == EXPECTED[number]
    data = json.loads(run(path, "--json"))
    titles = set(ImportRecord.objects.values_list("page__title", flat=True))
    assert {entry["title"] for entry in data["entries"]} <= titles
    assert {model: model.objects.live().count() for model in EXPECTED[number]} == EXPECTED[number]
