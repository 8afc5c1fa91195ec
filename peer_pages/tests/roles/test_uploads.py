"""Rows 29 and 30: what may be uploaded, and how it is served."""

import io
import struct
import zipfile
import zlib
from contextlib import nullcontext
from pathlib import PurePath
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from peer_pages.roles import uploads
from peer_pages.roles.groups import shared_collection
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World, make_document, png


@pytest.fixture
def partner(world: World, browse: Any) -> Any:
    return browse(world.ours.user)


def upload(partner: Any, world: World, kind: str, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content, "application/pdf")
    values = {"title": name, "file": file, "collection": world.ours.place.collection.pk}
    return partner.post(reverse(f"wagtail{kind}:add"), values)


def office(size: int = 10) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * size)
    return buffer.getvalue()


def huge_png() -> bytes:
    """Return a PNG whose header says 60,000 × 60,000 pixels, and whose body is next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
REFUSED_DOCUMENTS = {
    "page.html": HTML,
    "page.htm": HTML,
    "picture.svg": SVG,
    "tool.exe": b"MZ",
    "page.pdf": HTML,
    "both.pdf": HTML + b"%PDF-1.4",
    "page.txt": b"\xef\xbb\xbf  <HTML>",
    "page.csv": SVG,
    "zero.txt": b"a\x00b",
    "prose.docx": b"prose",
    "cut.docx": b"PK\x03\x04cut",
    "prose.rtf": b"prose",
    "double.pdf.html": b"%PDF-1.4",
}
ACCEPTED_DOCUMENTS = {
    "prose.pdf": b"%PDF-1.7\n",
    "prose.docx": office(),
    "table.xlsx": office(),
    "prose.rtf": b"{\\rtf1}",
    "prose.txt": "Æble, sønderjysk".encode("cp1252"),
    "table.csv": b"a;b\n1;2\n",
}


@pytest.mark.parametrize("name", REFUSED_DOCUMENTS)
def test_r29_document_that_is_not_what_it_says_is_refused(world: World, partner: Any, name: str) -> None:
    response = upload(partner, world, "docs", name, REFUSED_DOCUMENTS[name])
    assert response.context["form"].errors["file"]
    assert not get_document_model().objects.filter(title=name).exists()


@pytest.mark.parametrize("name", ACCEPTED_DOCUMENTS)
def test_r29_honest_document_is_accepted(world: World, partner: Any, name: str) -> None:
    response = upload(partner, world, "docs", name, ACCEPTED_DOCUMENTS[name])
    assert response.status_code == 302
    assert get_document_model().objects.get(title=name).collection == world.ours.place.collection


@pytest.mark.parametrize(("name", "content"), [("x.svg", SVG), ("x.html", HTML), ("x.png", SVG), ("x.png", HTML)])
def test_r29_image_that_is_none_is_refused(world: World, partner: Any, name: str, content: bytes) -> None:
    response = upload(partner, world, "images", name, content)
    assert response.context["form"].errors["file"]


def test_r29_document_is_served_as_an_attachment_that_no_browser_guesses_about(world: World, browse: Any) -> None:
    document = make_document("polyglot", world.ours.place, content=b"%PDF-1.4 <script>alert(1)</script>")
    factories.make_initiative(documents=[("document", {"title": "", "document": document})])
    response = browse().get(document.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response.getvalue()


def test_r30_picture_with_too_many_pixels_is_refused_before_it_is_decoded(world: World, partner: Any) -> None:
    response = upload(partner, world, "images", "huge.png", huge_png())
    assert response.context["form"].errors["file"]
    assert not get_image_model().objects.filter(title="huge.png").exists()


@pytest.mark.parametrize("kind", ["docs", "images"])
def test_r30_file_over_the_limit_is_refused(world: World, partner: Any, kind: str, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50
    name, content = ("big.pdf", b"%PDF-" + b"x" * 60) if kind == "docs" else ("big.png", png((40, 40)))
    assert upload(partner, world, kind, name, content).context["form"].errors["file"]


def test_r30_zip_bomb_is_refused_by_its_table_of_contents(
    world: World, partner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "UNPACKED_LIMIT", 1000)
    assert upload(partner, world, "docs", "bomb.docx", office(5000)).context["form"].errors["file"]


@pytest.mark.parametrize("limit", ["FILES_A_DAY", "BYTES_IN_ALL"])
def test_r30_partner_over_the_quota_is_refused(
    world: World, partner: Any, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, limit, 1)
    assert upload(partner, world, "docs", "more.pdf", b"%PDF-1.4").context["form"].errors["file"]


def test_r30_editor_has_no_quota(world: World, browse: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILES_A_DAY", 0)
    assert upload(browse(world.editor), world, "docs", "more.pdf", b"%PDF-1.4").status_code == 302


def test_partner_cannot_upload_into_a_foreign_collection(world: World, partner: Any) -> None:
    file = SimpleUploadedFile("prose.pdf", b"%PDF-1.4", "application/pdf")
    values = {"title": "Gøgeunge", "file": file, "collection": world.theirs.place.collection.pk}
    partner.post(reverse("wagtaildocs:add"), values)
    assert not get_document_model().objects.filter(collection=world.theirs.place.collection, title="Gøgeunge").exists()


def test_partner_chooses_shared_files_but_does_not_change_them(world: World, partner: Any) -> None:
    shared = get_document_model().objects.create(
        title="Fælles vejledning", file=SimpleUploadedFile("v.pdf", b"%PDF-1.4"), collection=shared_collection()
    )
    assert shared.title in partner.get(reverse("wagtaildocs_chooser:choose")).json()["html"]
    assert partner.get(reverse("wagtaildocs:edit", args=[shared.pk])).status_code == 404


def test_file_forms_have_no_tags_to_look_over_others_shoulders(world: World, partner: Any) -> None:
    assert "tags" not in partner.get(reverse("wagtaildocs:add")).context["form"].fields
    assert "tags" not in partner.get(reverse("wagtailimages:add")).context["form"].fields


def uploaded_picture(partner: Any, world: World, name: str) -> Any:
    assert upload(partner, world, "images", name, png()).status_code == 302
    return get_image_model().objects.order_by("-pk")[0]


@pytest.mark.parametrize("name", ["IMG_1234.png", "Æbletræ på Ærø.png", "x" * 200 + ".png"])
def test_r34_name_of_a_picture_cannot_be_guessed(world: World, partner: Any, name: str) -> None:
    first, second = (uploaded_picture(partner, world, name) for _time in range(2))
    secrets = [PurePath(picture.file.name).name.split("-")[0] for picture in (first, second)]
    assert [len(secret) for secret in secrets] == [uploads.SECRET_LENGTH] * 2
    assert secrets[0] != secrets[1]


def test_picture_keeps_its_name_and_address_when_only_the_title_is_changed(world: World, partner: Any) -> None:
    picture = uploaded_picture(partner, world, "IMG_1234.png")
    values = {"title": "Haven", "collection": world.ours.place.collection.pk}
    partner.post(reverse("wagtailimages:edit", args=[picture.pk]), values)
    changed = get_image_model().objects.get(pk=picture.pk)
    assert (changed.title, changed.file.name) == ("Haven", picture.file.name)


@given(head=st.sampled_from(uploads.MARKUP), tail=st.binary(max_size=200), space=st.sampled_from([b"", b" \n\t"]))
@pytest.mark.parametrize("ending", uploads.CONTENT)
def test_r29_markup_has_no_ending_that_lets_it_through(ending: str, head: bytes, tail: bytes, space: bytes) -> None:
    with pytest.raises(ValidationError, match=f"Filen er ikke en rigtig {ending}-fil"):
        uploads.check_content(ContentFile(space + head.upper() + tail, name=f"side.{ending}"))


@pytest.mark.parametrize(
    ("name", "content", "fits"),
    [
        ("a.PDF", b"%PDF-1.4", True),
        ("a.pdf", b"\n" * 900 + b"%PDF-1.4", True),
        ("a.pdf", b"\n" * 1100 + b"%PDF-1.4", False),
        ("a.txt", b"", True),
        ("a.csv", b"a;<html>", True),
        ("a.docx", office(), True),
        ("a.docx", b"", False),
        ("a.odt", b"PK\x05\x06" + b"\0" * 18, False),
        ("a.png", b"<svg", True),
        ("uden-endelse", b"x", True),
    ],
)
def test_content_is_read_by_the_rule_of_its_ending_and_the_file_begins_again(
    name: str, content: bytes, fits: bool
) -> None:
    file = ContentFile(content, name=name)
    file.seek(len(content))
    try:
        uploads.check_content(file)
    except ValidationError:
        assert not fits
    else:
        assert fits
    assert file.tell() == 0


@pytest.mark.parametrize(("limit", "fits"), [(5000, True), (4999, False)])
def test_size_when_unpacked_is_read_from_the_table_of_contents(
    limit: int, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "UNPACKED_LIMIT", limit)
    with nullcontext() if fits else pytest.raises(ValidationError):
        uploads.check_content(ContentFile(office(5000), name="a.docx"))
