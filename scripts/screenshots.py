"""Picture every public and editing view of the demonstration at 320 and 1280 pixels.

Usage: screenshots.py [--readme] [WORD …]. Pictures go to screenshots/WIDTH/; with words only the views whose name
holds one. With --readme only docs/images/front-page.png is made. A view that answers with an error fails the whole.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import demo_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = demo_site.ROOT / "screenshots"
README = demo_site.ROOT / "docs" / "images" / "front-page.png"
HEIGHTS = {320: 640, 1280: 900}
TALLEST = 8000
NO_BROWSER = "Chromium is needed: apt install chromium, or set CHROMIUM to the address of a browser of its family."


@dataclass(frozen=True)
class View:
    """One view: the name of its picture, its path, who looks at it, and the status it answers with."""

    name: str
    path: str
    viewer: str = ""
    status: int = 200


def public_views() -> Iterator[View]:
    """Yield what anybody sees: two pages of each type, search, errors, English, the login."""
    from django.apps import apps
    from wagtail.models import Page

    for model in apps.get_app_config("peer_pages").get_models():
        if issubclass(model, Page):
            for number, page in enumerate(model.objects.live().public().order_by("pk")[:2], start=1):
                yield View(f"public-{model.__name__.lower()}-{number}", page.url)
    yield View("public-search-empty", "/soeg/")
    yield View("public-search-found", "/soeg/?q=angst")
    yield View("public-search-nothing", "/soeg/?q=xyzzy")
    yield View("public-not-found", "/findes-ikke/", status=404)
    yield View("public-english", "/en/")
    yield View("public-login", "/admin/login/")


def editing_views() -> Iterator[View]:
    """Yield what people who work on the catalogue see, as the role that uses it."""
    for role in ("partner", "editor", "administrator"):
        yield View(f"{role}-dashboard", "/admin/", role)
        yield View(f"{role}-explorer", "/admin/pages/", role)
        yield View(f"{role}-images", "/admin/images/", role)
        yield View(f"{role}-documents", "/admin/documents/", role)
    yield from page_views("partner")
    yield from page_views("editor")
    yield from snippet_views()
    yield from search_views()
    for name, path in (("workflow-report", "reports/workflow/"), ("site-history", "reports/site-history/")):
        yield View(f"editor-{name}", f"/admin/{path}", "editor")
    for name in ("users", "groups", "workflows/list", "locales", "redirects", "collections"):
        yield View(f"administrator-{name.replace('/', '-')}", f"/admin/{name}/", "administrator")


def page_views(role: str) -> Iterator[View]:
    """Yield the editing views of one page of each type that `role` may edit."""
    from django.apps import apps
    from wagtail.models import Page

    user = login_of(role)
    for model in apps.get_app_config("peer_pages").get_models():
        if not issubclass(model, Page):
            continue
        page = next((p for p in model.objects.order_by("-pk") if p.permissions_for_user(user).can_edit()), None)
        if page is None:
            continue
        name = f"{role}-{model.__name__.lower()}"
        yield View(f"{name}-edit", f"/admin/pages/{page.pk}/edit/", role)
        yield View(f"{name}-history", f"/admin/pages/{page.pk}/history/", role)
        parent = page.get_parent()
        if parent.permissions_for_user(user).can_add_subpage() and model.can_create_at(parent.specific):
            path = f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"
            yield View(f"{name}-add", path, role)


def snippet_views() -> Iterator[View]:
    """Yield list, form and an entry of each kind of shared fact."""
    from django.urls import reverse
    from wagtail.snippets.models import get_snippet_models

    for model in get_snippet_models():
        if model._meta.app_label != "peer_pages":
            continue
        name, views = f"editor-{model.__name__.lower()}", model.snippet_viewset
        yield View(f"{name}-list", reverse(views.get_url_name("list")), "editor")
        yield View(f"{name}-add", reverse(views.get_url_name("add")), "editor")
        if (first := model.objects.first()) is not None:
            yield View(f"{name}-edit", reverse(views.get_url_name("edit"), args=[first.pk]), "editor")


def search_views() -> Iterator[View]:
    """Yield what staff have for the search."""
    from search.models import SynonymGroup

    group = SynonymGroup.objects.values_list("pk", flat=True)[0]
    paths = {
        "synonyms-list": "synonymer/",
        "synonyms-add": "synonymer/nye/?words=bisidder",
        "synonyms-edit": f"synonymer/{group}/",
        "synonyms-history": f"synonymer/{group}/historik/",
        "reports-none": "rapporter/",
        "reports-top": "rapporter/?kind=top",
        "explain-empty": "forklar/",
        "explain": "forklar/?q=angst&document=/kurser/",
        "status": "status/",
        "rebuild": "status/byg-op/",
    }
    for name, path in paths.items():
        yield View(f"editor-search-{name}", f"/admin/soegning/{path}", "editor")


def login_of(role: str) -> object:
    """Return the demonstration's user of `role`."""
    from django.contrib.auth import get_user_model

    from peer_pages.demo.accounts import PARTNERS, STAFF

    emails = {"partner": PARTNERS[0].email, "editor": STAFF[1].email, "administrator": STAFF[0].email}
    return get_user_model().objects.get(email=emails[role])


def sign_in(page: Page, url: str, role: str) -> None:
    """Log in as the demonstration's user of `role`."""
    from peer_pages.demo.accounts import PASSWORD

    page.goto(f"{url}/admin/login/")
    page.fill("input[name=username]", str(login_of(role).get_username()))  # type: ignore[attr-defined]
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{url}/admin/")


def take(browser: Browser, url: str, views: list[View], width: int) -> list[str]:
    """Picture `views` at `width`; return what went wrong, a sentence each."""
    wrong = []
    (FOLDER / str(width)).mkdir(parents=True, exist_ok=True)
    for viewer in sorted({view.viewer for view in views}):
        context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, locale="da-DK")
        page = context.new_page()
        if viewer:
            sign_in(page, url, viewer)
        for view in (view for view in views if view.viewer == viewer):
            answer = page.goto(url + view.path, wait_until="load")
            show_everything(page, width)
            page.screenshot(path=FOLDER / str(width) / f"{view.name}.png", full_page=True)
            if answer is None or answer.status != view.status:
                wrong.append(f"{view.name}: {view.path} answered {answer and answer.status}")
        context.close()
    return wrong


def show_everything(page: Page, width: int) -> None:
    """Make the window as tall as what scrolls in it: the admin scrolls inside a frame of its own."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    tallest = page.evaluate("Math.max(...[...document.querySelectorAll('html, body, main')].map(e => e.scrollHeight))")
    page.set_viewport_size({"width": width, "height": max(HEIGHTS[width], min(tallest, TALLEST))})


def take_readme(browser: Browser, url: str) -> None:
    """Picture the top of the front page for the README."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="da-DK")
    page.goto(f"{url}/", wait_until="load")
    README.parent.mkdir(exist_ok=True)
    page.screenshot(path=README)


def chromium() -> str:
    """Return the address of a browser; exit with what to install when there is none."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None) or sys.exit(NO_BROWSER)


def main(arguments: list[str]) -> int:
    """Take the pictures; return the exit status."""
    from playwright.sync_api import sync_playwright

    program = chromium()
    demo_site.prepare()
    demo_site.enter()
    words = [word for word in arguments if not word.startswith("--")]
    views = [v for v in (*public_views(), *editing_views()) if not words or any(word in v.name for word in words)]
    logins = {role: login_of(role) for role in ("partner", "editor", "administrator")}
    print(f"{len(views)} views, {len(logins)} logins")
    wrong = []
    # The browser's event loop makes Django take this thread for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with demo_site.running_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        if "--readme" in arguments:
            take_readme(browser, site.url)
        else:
            wrong = [line for width in HEIGHTS for line in take(browser, site.url, views, width)]
        browser.close()
    print("\n".join(wrong) or "No view answered with an error.")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
