"""The answers are given on the site's own addresses, on `DAY`, among the site's groups."""

from typing import Any

import pytest

from peer_pages.tests.funding.conftest import At


@pytest.fixture(autouse=True)
def on_the_site(roles: None, at: At, settings: Any, tmp_path: Any) -> None:
    """Give every link its real page, and files a folder of their own."""
    settings.ROOT_URLCONF = "peerportal.urls"
    settings.MEDIA_ROOT = tmp_path
