"""The addresses that the project itself adds: uploaded pictures are served, what lies beside them is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import FileResponse, Http404, HttpRequest
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from peerportal.urls import PICTURES

SECRET = ("documents/plan.pdf", "original_images/photo.jpg", "db.sqlite3")


@pytest.fixture
def media() -> Iterator[Path]:
    """A folder of uploads with a file of each kind; the tests' own folder, which is gone afterwards."""
    folder = Path(settings.MEDIA_ROOT)
    files = [folder / name for name in (*SECRET, *(f"{kind}/photo.jpg" for kind in PICTURES))]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"content")
    yield folder
    for file in files:
        file.unlink()


def ask(path: str, request: HttpRequest) -> FileResponse:
    """Call the view of `path`; Resolver404 when no address is like that."""
    match = resolve(path)
    if match.url_name == "wagtail_serve":
        raise Resolver404
    return match.func(request, *match.args, **match.kwargs)


# Closing an answer looks after the database's connections.
@pytest.mark.django_db
@pytest.mark.parametrize("kind", PICTURES)
def test_uploaded_pictures_are_served_without_debug(media: Path, rf: RequestFactory, kind: str) -> None:
    assert settings.DEBUG is False
    answer = ask(f"/media/{kind}/photo.jpg", rf.get("/"))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.getvalue() == b"content"
    answer.close()


@pytest.mark.parametrize("name", SECRET)
def test_documents_and_originals_have_no_address(media: Path, rf: RequestFactory, name: str) -> None:
    with pytest.raises(Resolver404):
        ask(f"/media/{name}", rf.get("/"))


@pytest.mark.parametrize("way", ["images/../{}", "images//../{}", "avatar_images/../{}", "images/./../{}"])
@pytest.mark.parametrize("name", SECRET)
def test_no_way_leads_out_of_the_pictures(media: Path, rf: RequestFactory, way: str, name: str) -> None:
    with pytest.raises((SuspiciousOperation, Http404)):
        ask("/media/" + way.format(name), rf.get("/"))


@pytest.mark.parametrize("path", ["/media/images/", "/media/images/none.jpg", "/media/images/sub/"])
def test_there_is_no_list_of_pictures(media: Path, rf: RequestFactory, path: str) -> None:
    with pytest.raises((Http404, Resolver404)):
        ask(path, rf.get("/"))


@pytest.mark.django_db
def test_a_picture_that_did_not_change_is_not_sent_again(media: Path, rf: RequestFactory) -> None:
    first = ask("/media/images/photo.jpg", rf.get("/"))
    first.close()
    again = ask("/media/images/photo.jpg", rf.get("/", headers={"If-Modified-Since": first.headers["Last-Modified"]}))
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/admin/login/", "wagtailadmin_login"),
        ("/soeg/", None),
        ("/en/", "wagtail_serve"),
        ("/kurser/", "wagtail_serve"),
        ("/sitemap.xml", "sitemap"),
        ("/robots.txt", "robots"),
    ],
)
def test_each_part_of_the_site_answers_at_its_address(path: str, name: str | None) -> None:
    assert name in (None, resolve(path).url_name)
    assert (resolve(path).url_name == "wagtail_serve") is (name == "wagtail_serve")
