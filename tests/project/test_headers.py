"""The headers that keep a page's content its own."""

import pytest
from django.test import Client
from django.urls import reverse

from peer_pages.setup.tree import ensure_tree


@pytest.fixture
def site(db: None) -> None:
    """The site's fixed pages."""
    ensure_tree()


@pytest.mark.parametrize("path", ["/", "/initiativer/", "/soeg/", "/findes-ikke/"])
@pytest.mark.usefixtures("site")
def test_public_pages_have_a_policy_without_inline_scripts(client: Client, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.usefixtures("site")
def test_the_admin_has_no_policy_that_would_break_its_editor(client: Client) -> None:
    answer = client.get(reverse("wagtailadmin_login"))
    assert answer.status_code == 200
    assert "Content-Security-Policy" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/admin/login/"])
@pytest.mark.usefixtures("site")
def test_pages_are_neither_sniffed_nor_framed_elsewhere(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
