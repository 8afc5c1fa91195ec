"""The addresses beside the pages: sitemap, robots, favicon, /was, errors; and the static files behind them."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client, override_settings
from wagtail.models import Page

from peer_pages.tests import factories

STATIC = Path(settings.PROJECT) / "static"
TEMPLATES = [*Path(settings.ROOT, "templates").rglob("*.html"), *Path(__file__).parents[2].glob("templates/**/*.html")]


@pytest.mark.django_db
def test_sitemap_lists_visible_pages_with_the_day_they_were_published(client: Client) -> None:
    page = factories.make_initiative("Kendt", state=factories.CHANGED)
    factories.make_initiative("Kladde", state=factories.DRAFT)
    Page.objects.filter(pk=page.pk).update(last_published_at=datetime(2026, 5, 1, tzinfo=UTC))
    xml = client.get("/sitemap.xml").content.decode()
    assert re.search(r"<loc>[^<]*/initiativer/kendt/</loc><lastmod>2026-05-01</lastmod>", xml)
    assert "kladde" not in xml


@pytest.mark.django_db
def test_robots_names_the_sitemap(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/was", "/was/"])
def test_was_leads_to_the_accessibility_statement(path: str, client: Client) -> None:
    factories.tree()
    assert client.get(path)["Location"] == "/tilgaengelighed/"


@pytest.mark.django_db
def test_was_without_a_statement_is_not_found(client: Client) -> None:
    factories.tree().home.get_children().get(slug="tilgaengelighed").unpublish()
    assert client.get("/was").status_code == 404


@pytest.mark.django_db
def test_old_browsers_find_the_icon(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("peerportal/favicon.ico")


@pytest.mark.django_db
def test_wrong_address_offers_the_search_box(client: Client) -> None:
    factories.tree()
    response = client.get("/findes-ikke/")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_errors_need_neither_database_nor_request(template: Any) -> None:
    html = render_to_string(template)
    assert "70 20 12 01" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_r28_no_template_has_anything_inline(template: Any) -> None:
    if "admin" in template.parts:
        pytest.skip("Wagtail's admin has a policy of its own")
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\son(click|load|submit|error)=|<script(?![^>]*\ssrc=)|javascript:", text)
    # Mail is shown under no policy of ours, and fetches no style sheet.
    assert "mail" in template.parts or not re.search(r"<style|\sstyle=", text)
    assert not re.search(r"\|\s*safe\b|autoescape off", text)


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([a-z-]+)"', (STATIC / "dkfds/icons.svg").read_text(encoding="utf-8")))
    code = (Path(__file__).parents[2] / "templatetags/peer_components.py").read_text(encoding="utf-8")
    code += (Path(__file__).parents[2] / "public/facts.py").read_text(encoding="utf-8")
    named = {
        name for path in TEMPLATES for name in re.findall(r'{% icon "([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    named |= set(re.findall(r'Kind\(_\("[^"]+"\), "([a-z-]+)"', code)) | set(re.findall(r'icon="([a-z-]+)"', code))
    assert named - sprite == set()


def test_stylesheets_resolve_under_hashed_names(tmp_path: Path) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path, STATICFILES_FINDERS=finders):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
    hashed = next((tmp_path / "dkfds/css").glob("dkfds.min.*.css")).read_text(encoding="utf-8")
    assert re.search(r"IBMPlexSans-Regular-Latin1\.[0-9a-f]{12}\.woff2", hashed)
    assert "http" not in re.sub(r"http://www\.w3\.org/\S+", "", hashed)
