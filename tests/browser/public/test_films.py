"""Films: a link to begin with, the service's player when the reader asks for it, and nothing fetched before."""

from __future__ import annotations

from typing import Any

import pytest

from peer_pages.tests.public import site
from tests.browser.conftest import DESK, PHONE, NewPage
from tests.browser.public.test_axe import overflow, violations

PLAYERS = {
    "YouTube": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0",
    "Vimeo": "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
}
LINKS = {"YouTube": "https://youtu.be/dQw4w9WgXcQ", "Vimeo": "https://vimeo.com/76979871"}
ELSEWHERE = "https://film.example.dk/uden-for-listen"


def event_with_films() -> str:
    """Make an event with a film at each service and one from elsewhere; return its path."""
    films = [*LINKS.items(), ("Et andet sted", ELSEWHERE)]
    clips = [{"type": "clip", "value": {"title": f"Samtalen – {name}", "video": url}} for name, url in films]
    return site.past_event(clips=clips).get_url() or ""


def watch_requests(page: Any, own: str) -> list[str]:
    """Answer for every other server than our own, and return the list of what it was asked for, as it grows."""
    asked: list[str] = []

    def answer(route: Any) -> None:
        if route.request.url.startswith(own):
            route.continue_()
            return
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!DOCTYPE html><html lang=da><title>Film</title><button>Afspil")

    page.route("**/*", answer)
    return asked


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_film_is_fetched_only_when_the_reader_asks(width: int, live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=width)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    asked = watch_requests(page, live_server.url)
    page.goto(live_server.url + event_with_films())
    page.wait_for_load_state("networkidle")
    assert page.locator("iframe").count() == 0
    assert violations(page) == []
    assert asked == []
    for service, player in PLAYERS.items():
        name = f"Afspil video (hentes fra {service}) “Samtalen – {service}”"
        page.get_by_role("button", name=name).press("Enter")
        frame = page.get_by_title(f"Film fra {service}: Samtalen – {service}")
        assert frame.get_attribute("src") == player
        assert frame.get_attribute("loading") == "lazy"
        assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "")
        assert frame.evaluate("frame => frame === document.activeElement")
        assert page.get_by_role("status").filter(has_text=f"Filmen hentes fra {service}.").count() == 1
        page.frame_locator(f"iframe[src='{player}']").get_by_role("button", name="Afspil").wait_for()
    assert asked == list(PLAYERS.values())
    assert complaints == []
    assert page.get_by_role("button", name="Afspil video").count() == 0
    assert violations(page) == []
    assert overflow(page) == 0


def test_film_from_elsewhere_is_a_link_and_never_framed(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=DESK)
    page.goto(live_server.url + event_with_films())
    assert page.locator(".film", has_text="Et andet sted").get_by_role("button").count() == 0
    link = page.get_by_role("link", name="Se filmen “Samtalen – Et andet sted” på film.example.dk")
    assert link.get_attribute("href") == ELSEWHERE


def test_film_is_a_link_without_javascript_and_on_paper(live_server: Any, new_page: NewPage) -> None:
    path = event_with_films()
    for javascript in (False, True):
        page = new_page(width=PHONE, javascript=javascript)
        page.goto(live_server.url + path)
        if javascript:
            page.emulate_media(media="print")
        assert not page.get_by_text("Afspil video").first.is_visible()
        assert not page.get_by_text("din IP-adresse").first.is_visible()
        for url in LINKS.values():
            page.locator(f".film a[href='{url}']").wait_for()
