"""Opening files: what is read, and what is refused with a sentence that helps."""

import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.parse import parse_bytes, parse_file
from peer_pages.importing.read import MAX_BYTES, lines_of, pdf, read_lines
from peer_pages.importing.read import docx as word
from peer_pages.tests.importing.builders import (
    catalogue,
    example,
    pdf_document,
    questionnaire,
    region,
    short,
    word_document,
)

NORTH = "Region Nordjylland"
BODY = "Huset er for alle, der har lyst til at være med, og det er åbent hver dag hele året rundt for dem, der bor her."


def refusal(data: bytes) -> ImportRefusedError:
    with pytest.raises(ImportRefusedError) as refused:
        parse_bytes(data)
    return refused.value


def text_catalogue() -> str:
    return catalogue(region(NORTH, questionnaire("Huset"), short("Caféen på hjørnet", BODY), questionnaire("Klubben")))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"“væk\.txt” findes ikke"):
        read_lines(tmp_path / "væk.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="er ikke en fil"):
        read_lines(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "låst.txt"
    path.write_text("tekst")
    path.chmod(0)
    with pytest.raises(ImportRefusedError, match="må ikke læses"):
        read_lines(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("the file was read"))
    with pytest.raises(ImportRefusedError, match="100 MB, og vi læser højst 10 MB"):
        read_lines(path)


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lige.txt"
    path.write_bytes(b"x" * 79 + b"\n" + b" " * (MAX_BYTES - 80))
    assert len(read_lines(path)) == 1


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", "\ufeff\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "tom" in str(refusal(data))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_refused_with_what_to_do(encoding: str) -> None:
    error = refusal(text_catalogue().encode(encoding))
    assert "UTF-16" in str(error)
    assert "vælg kodningen UTF-8" in str(error)
    assert error.line == 1


@pytest.mark.parametrize("line", [1, 2, 40])
def test_cp1252_is_refused_with_the_first_bad_line(line: int) -> None:
    data = ("ren tekst\n" * (line - 1) + "på dansk\nog på igen\n").encode("cp1252")
    error = refusal(data)
    assert error.line == line
    assert f"Linje {line}:" in str(error)
    assert "cp1252" in str(error)
    assert "UTF-8" in str(error)


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", 1), (b"tekst\nmere\x00\n", 2), (b"\x7fELF\x02\x01", 1)],
)
def test_a_binary_is_refused_with_its_line(data: bytes, line: int) -> None:
    error = refusal(data)
    assert "ikke tekst" in str(error)
    assert error.line == line


def test_an_old_word_file_is_refused_with_what_to_do() -> None:
    assert "gem den som .docx" in str(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)))


@pytest.mark.parametrize(
    "text", ["En helt anden tekst.", "Kære læser\n\nDet er jul.\n\nHilsen", "1. Et\n2. To\n3. Tre"]
)
def test_a_document_of_another_kind_is_refused(text: str) -> None:
    error = refusal(text.encode())
    assert "Vi genkender ikke dokumentets opbygning" in str(error)
    assert error.line == 1


def test_an_error_can_be_translated() -> None:
    error = refusal(b"tekst")
    assert error.msgid % error.params == str(error)


def test_a_byte_order_mark_makes_no_difference() -> None:
    text = text_catalogue()
    assert len(parse_bytes(b"\xef\xbb\xbf" + text.encode()).entries) == len(parse_bytes(text.encode()).entries) == 3


def test_what_a_file_is_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "katalog.pdf"
    path.write_text(text_catalogue(), encoding="utf-8")
    assert len(parse_file(path).entries) == 3


def test_a_pdf_is_read() -> None:
    text = text_catalogue()
    document = parse_bytes(pdf_document([text.split("\n")[i : i + 70] for i in range(0, text.count("\n") + 1, 70)]))
    assert [entry.title for entry in document.entries] == ["Huset", "Caféen på hjørnet", "Klubben"]
    assert [sum(section.answered for section in entry.sections) for entry in document.entries] == [8, 1, 8]


def test_numbered_examples_in_a_pdf_are_read() -> None:
    text = (
        " 2. Eksempler\n\n"
        + example("2.1.", "Huset", BODY, ["Ro", "Kaffe"])
        + example("2.2.", "Klubben", BODY, ["Leg"])
    )
    document = parse_bytes(pdf_document([text.split("\n")]))
    assert [(entry.title, entry.keywords) for entry in document.entries] == [
        ("Huset", ["Ro", "Kaffe"]),
        ("Klubben", ["Leg"]),
    ]


def test_a_pdf_without_text_is_refused() -> None:
    assert "tekstgenkendelse" in str(refusal(pdf_document([[], []])))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"%PDF-1.7 ikke en pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj"]
)
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert "PDF-filen" in str(refusal(data))


def test_a_pdf_cut_short_is_read_or_refused() -> None:
    data = pdf_document([text_catalogue().split("\n")])
    for length in (100, len(data) // 2, len(data) - 30):
        with contextlib.suppress(ImportRefusedError):
            assert lines_of(data[:length])


def test_a_pdf_with_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    assert "har 2 sider" in str(refusal(pdf_document([["et"], ["to"]])))


def test_a_word_document_of_paragraphs_is_read() -> None:
    texts = [" ".join(part.split()) for part in text_catalogue().replace("\uf0b7", "\n\n\uf0b7").split("\n\n")]
    document = parse_bytes(word_document([text for text in texts if text]))
    assert len(document.entries) >= 2


def test_a_print_pasted_into_word_is_read() -> None:
    document = parse_bytes(word_document(text_catalogue().split("\n")))
    assert [entry.title for entry in document.entries] == ["Huset", "Caféen på hjørnet", "Klubben"]


def test_lines_of_a_word_document_are_its_paragraphs() -> None:
    lines = lines_of(word_document(["Første afsnit", "Andet afsnit"], bullets=["et punkt"]))
    assert [(line.number, line.text) for line in lines] == [
        (1, "Første afsnit"),
        (2, "Andet afsnit"),
        (3, "• et punkt"),
    ]


def test_a_table_in_a_word_document_is_read() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Navn", "Huset"
    stream = io.BytesIO()
    document.save(stream)
    assert [line.text for line in lines_of(stream.getvalue())] == ["Navn\tHuset"]


def test_a_damaged_word_document_is_refused() -> None:
    data = word_document(["tekst"])
    assert "Word-filen" in str(refusal(data[: len(data) // 2]))


def test_another_zip_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("hej.txt", "hej")
    assert "ikke tekst" in str(refusal(stream.getvalue()))


def _bomb(archive: zipfile.ZipFile) -> None:
    archive.writestr("word/document.xml", b"0" * (30 * 2**20))


def _many(archive: zipfile.ZipFile) -> None:
    for number in range(60):
        archive.writestr(f"word/{number}.xml", b"")


@pytest.mark.parametrize("fill", [_bomb, _many])
def test_a_word_document_that_swells_is_refused_unopened(
    fill: Callable[[zipfile.ZipFile], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "MAX_PARTS", 50)
    monkeypatch.setattr(docx, "Document", lambda _stream: pytest.fail("the file was unpacked"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
    assert "fylder alt for meget" in str(refusal(stream.getvalue()))


def test_entities_in_a_word_document_do_not_swell() -> None:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(9))
    xml = b'<?xml version="1.0"?><!DOCTYPE w [%s]><w:document xmlns:w="x"><w:body>&e8;</w:body></w:document>' % entities
    whole = io.BytesIO(word_document(["tekst"]))
    stream = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    assert isinstance(refusal(stream.getvalue()), ImportRefusedError)
