"""The public site without JavaScript, by keyboard, under its content security policy, and on paper."""

from __future__ import annotations

from typing import Any

from peer_pages.tests.public import site
from tests.browser.conftest import DESK, PHONE, NewPage


def focused(page: Any) -> str:
    """Return the text of what has the keyboard."""
    return page.evaluate("(document.activeElement.textContent || '').trim()")


def test_everything_works_without_javascript(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=PHONE, javascript=False)
    page.goto(live_server.url + site.build("home"))
    page.locator(".menu-toggle summary").click()
    page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Kurser").click()
    page.locator(".filters__summary").click()
    page.get_by_label("Kommune").select_option(label="Aarhus (1)")
    page.get_by_role("button", name="Vis resultater").click()
    assert "kommune=" in page.url
    page.get_by_role("link", name="Lær at tackle uro").click()
    assert page.get_by_role("link", name="Ring 87 65 43 21").get_attribute("href") == "tel:+4587654321"
    assert not page.get_by_text("Print siden").is_visible()


def test_keyboard_reaches_the_content_and_the_menu(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=PHONE)
    page.goto(live_server.url + site.build("empty initiative"))
    page.keyboard.press("Tab")
    assert focused(page) == "Gå til sidens indhold"
    assert page.locator(".skipnav").evaluate("link => link.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    page.locator(".site-header__search").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Menu"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Initiativer"
    page.keyboard.press("Escape")
    assert focused(page) == "Menu"
    assert not page.get_by_role("navigation", name="Hovedmenu").is_visible()


def test_menu_is_always_there_on_a_wide_screen(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=DESK, javascript=False)
    page.goto(live_server.url + site.build("empty home"))
    page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Regioner").wait_for()
    assert not page.locator(".menu-toggle summary").is_visible()


def test_r28_nothing_breaks_the_policy_or_asks_a_third_party(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=DESK)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: None if request.url.startswith(live_server.url) else complaints.append(request.url),
    )
    for name in ("home", "past event"):
        page.goto(live_server.url + site.build(name))
        policy = page.request.get(page.url).headers["content-security-policy"]
        assert "unsafe-inline" not in policy
    assert complaints == []
    assert page.evaluate("document.querySelectorAll('script:not([src]), style, [style]').length") == 0


def test_touch_targets_are_large_enough(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=PHONE)
    page.goto(live_server.url + site.build("course"))
    targets = page.locator(".contact__action, .menu-toggle__button, .site-header__search, .crisis__call").all()
    assert len(targets) >= 6
    heights = [target.evaluate("element => element.getBoundingClientRect().height") for target in targets]
    assert [height for height in heights if height < 44] == []


def test_paper_shows_contacts_facts_and_addresses(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=DESK)
    page.goto(live_server.url + site.build("initiative"))
    page.emulate_media(media="print")
    page.get_by_text("22 33 44 55").wait_for()
    page.get_by_text("Kort om").wait_for()
    assert page.locator(".print-address").inner_text().startswith("http")
    assert not page.get_by_role("navigation", name="Hovedmenu").is_visible()
    address = "getComputedStyle(document.querySelector('.prose a[href^=http]'), '::after').content"
    assert "https://www.example.dk/peer" in page.evaluate(address)
