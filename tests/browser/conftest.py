"""Browser tests: a live server and headless Chromium.

Where no Chromium is installed the tests skip, except in CI (the environment variable ``CI``), where they must run.
``CHROMIUM`` names another browser binary.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connections

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
PHONE, DESK = 320, 1280
HEIGHTS = {PHONE: 640, DESK: 800}
NewPage = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything below this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium_path() -> str:
    """Return the browser's path; skip the test, or fail it in CI, when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)
    if path:
        return path
    reason = "Chromium is not installed (apt-get install chromium, or set CHROMIUM)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Start headless Chromium for one test.

    Not for the session: while Playwright runs, its event loop makes Django take this thread for asynchronous code
    and give it database connections of its own, which other tests and the clean-up between tests must not see.
    """
    path = chromium_path()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # not installed where there is no browser

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Return a function that opens a tab of its own: ``new_page(width=320, javascript=False)``."""
    contexts = []
    told: list[str] = []

    def open_page(*, width: int = DESK, javascript: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            java_script_enabled=javascript,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
        page.on("response", lambda answer: told.append(f"{answer.status} {answer.request.method} {answer.url}"))
        return page

    yield open_page
    # Shown by pytest when the test has failed.
    print(*told[-40:], sep="\n")
    for context in contexts:
        for page in context.pages:
            print(f"at the end: {page.url}\n{page.locator('body').inner_text()[:2000]}")
        context.close()


@pytest.fixture(autouse=True)
def _seeded_database(django_db_serialized_rollback: None) -> None:
    """Give each test the rows that migrations made; the live server's clean-up takes them away."""
