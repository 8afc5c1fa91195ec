"""The components of the templates, each with the data that its first lines ask for. No database."""

import re
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

EVIL = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def draw(component: str, **context: Any) -> str:
    return render_to_string(f"components/{component}.html", context)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def hrefs(html: str) -> list[str]:
    return re.findall(r'<a[^>]*\shref="([^"]*)"', html)


CHIP = {"label": EVIL, "url": EVIL}
TEASER = {
    "kind": "course",
    "title": EVIL,
    "url": "/kurser/x/",
    "summary": EVIL,
    "areas": [EVIL],
    "organisation": EVIL,
    "when": EVIL,
    "price": EVIL,
    "status": "ended",
    "phone": EVIL,
    "email": EVIL,
}
CONTEXTS: dict[str, dict[str, Any]] = {
    "active_filters": {"active": [CHIP], "clear_url": "/"},
    "alert": {"heading": EVIL, "text": EVIL},
    "breadcrumbs": {"items": [{"title": EVIL, "url": EVIL}, {"title": EVIL, "url": ""}]},
    "contact_card": {"contact": {"name": EVIL, "role": EVIL, "organisation": EVIL, "email": EVIL, "phone": EVIL}},
    "document_link": {"document": {"title": EVIL, "url": EVIL, "file_extension": EVIL, "file_size": 1}},
    "empty": {"heading": EVIL, "text": EVIL, "suggestions": [CHIP]},
    "facts": {"heading": EVIL, "facts": [{"label": EVIL, "values": [{"text": EVIL, "url": EVIL}]}]},
    "film": {"title": EVIL, "url": "https://youtu.be/dQw4w9WgXcQ?si=" + EVIL},
    "filter_form": {
        "action": EVIL,
        "filters": [
            {"name": EVIL, "label": EVIL, "kind": kind, "options": [{"value": EVIL, "label": EVIL, "count": 1}]}
            for kind in ("select", "checkboxes")
        ],
        "hidden": [{"name": EVIL, "value": EVIL}],
    },
    "funding": {"fundings": [{"sentence": EVIL, "renewed": EVIL, "after": EVIL}]},
    "groups": {"groups": [{"title": EVIL, "kind": "x", "total": 9, "teasers": [TEASER], "url": EVIL}]},
    "place_list": {"places": [{"title": EVIL, "url": EVIL, "count": 1}]},
    "search_form": {"query": EVIL, "filters": [{"name": EVIL, "value": EVIL}]},
    "tags": {"heading": EVIL, "tags": [CHIP, {"label": EVIL}]},
    "teaser": {"teaser": TEASER},
}


@pytest.mark.parametrize("component", CONTEXTS)
def test_r28_whatever_people_wrote_is_text(component: str) -> None:
    html = draw(component, **CONTEXTS[component])
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "component", ["active_filters", "breadcrumbs", "document_link", "facts", "funding", "groups", "tags", "teaser_list"]
)
def test_component_without_anything_to_show_shows_nothing(component: str) -> None:
    assert draw(component).strip() == ""


def test_page_alone_needs_no_breadcrumbs() -> None:
    assert draw("breadcrumbs", items=[{"title": "Forside", "url": "/"}]).strip() == ""


def test_last_breadcrumb_is_the_page_itself_and_no_link() -> None:
    html = draw("breadcrumbs", items=[{"title": "Forside", "url": "/"}, {"title": "Kurser", "url": "/kurser/"}])
    assert hrefs(html) == ["/"]
    assert re.search(r'aria-current="page"[^>]*>.*Kurser', html, re.DOTALL)


@pytest.mark.parametrize(
    ("contact", "heading"),
    [
        ({"name": "Ida Dam", "role": "leder"}, "Ida Dam"),
        ({"role": "Tilmelding"}, "Tilmelding"),
        ({"organisation": "Medvind"}, "Medvind"),
    ],
)
def test_contact_is_headed_by_the_best_that_is_known(contact: dict[str, str], heading: str) -> None:
    html = draw("contact_card", contact=contact)
    assert re.findall(r"<h3[^>]*>([^<]*)</h3>", html) == [heading]


def test_contact_is_called_and_written_to_at_one_touch() -> None:
    html = draw("contact_card", contact={"name": "Ida", "phone": "+45 22334455", "email": "ida@example.dk"}, level=4)
    assert hrefs(html) == ["tel:+4522334455", "mailto:ida@example.dk"]
    assert "Ring 22 33 44 55" in words(html)
    assert "<h4" in html


@pytest.mark.parametrize("component", ["contact_card", "teaser"])
def test_a_telephone_that_is_only_words_is_shown_and_leads_nowhere(component: str) -> None:
    person = {"name": "Ida", "title": "Ida", "url": "/ida/", "kind": "contact", "phone": "efter aftale"}
    html = draw(component, contact=person, teaser=person)
    assert "efter aftale" in words(html)
    assert set(hrefs(html)) <= {"/ida/"}


@pytest.mark.parametrize(
    ("number", "text"), [(0, "ikke noget endnu"), (None, "ikke noget endnu"), (1, "1 side"), (12, "12 sider")]
)
def test_empty_shelf_is_not_scolded(number: int | None, text: str) -> None:
    assert words(draw("count", number=number)) == text


@pytest.mark.parametrize(
    ("checked", "text"),
    [
        ({"on": date(2026, 11, 2), "stale": False}, "Sidst tjekket 2. november 2026"),
        ({"on": date(2024, 5, 1), "stale": True}, "Sidst tjekket 1. maj 2024. Det er mere end et år siden"),
        ({"on": None, "stale": True}, "Oplysningerne er ikke tjekket."),
        ({"on": None, "stale": False}, ""),
    ],
)
def test_age_of_a_description_is_told(checked: dict[str, Any], text: str) -> None:
    drawn = words(draw("last_checked", checked=checked))
    assert drawn.startswith(text)
    assert bool(drawn) is bool(text)


@pytest.mark.parametrize(
    ("size", "number", "links"),
    [(1, 1, []), (3, 1, ["?side=2"]), (3, 2, ["?side=1", "?side=3"]), (3, 3, ["?side=2"])],
)
def test_pager_leads_to_the_neighbours(size: int, number: int, links: list[str]) -> None:
    page = Paginator(range(size), 1).page(number)
    html = draw("pagination", page_obj=page, request=RequestFactory().get("/kurser/"))
    assert hrefs(html) == links
    assert (f"Side {number} af {size}" in words(html)) is (size > 1)


def test_document_tells_its_kind_and_size() -> None:
    document = {"title": "Folder", "url": "/d/1/", "file_extension": "pdf", "file_size": 2_097_152}
    assert words(draw("document_link", document=document)) == "Folder (PDF, 2,0\xa0MB)".replace("\xa0", " ")
    assert words(draw("document_link", document=document, title="Om os")).startswith("Om os (PDF")


def test_selected_filters_stay_selected() -> None:
    options = [{"value": "a", "label": "A", "count": 2, "selected": True}, {"value": "b", "label": "B", "count": ""}]
    html = draw("filter_form", action="/", filters=[{"name": "f", "label": "F", "kind": "select", "options": options}])
    assert re.findall(r'<option value="([^"]*)"\s+selected', html) == ["a"]
    assert words(html).count("A (2)") == 1
    assert "B (" not in words(html)
    assert 'for="filter-f"' in html
    assert 'id="filter-f"' in html


def test_entry_of_a_list_is_drawn_from_any_shape_of_data() -> None:
    as_object = SimpleNamespace(**{**TEASER, "title": "Kursus", "areas": "Vejle"})
    html = draw("teaser", teaser=as_object, level=2)
    assert "<h2" in html
    assert "Vejle" in words(html)
    assert 'href="/kurser/x/"' in html


def test_found_words_replace_the_summary() -> None:
    html = draw("teaser", teaser={"kind": "course", "title": "K", "summary": "Kort", "highlights": ["Fund"]})
    assert "Fund" in html
    assert "Kort" not in html


def test_film_offers_the_player_beside_the_link() -> None:
    html = draw("film", title="Samtalen", url="https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    assert 'data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&amp;rel=0"' in html
    assert re.search(r'class="film__offer"[^>]*\shidden>', html), "hidden until the script can make it work"
    assert hrefs(html) == ["https://www.youtube.com/watch?v=dQw4w9WgXcQ"]
    assert "<iframe" not in html


@pytest.mark.parametrize("url", ["https://film.example.dk/1", "https://www.youtube.com/user/medvind"])
def test_film_that_may_not_be_framed_is_a_link(url: str) -> None:
    html = draw("film", title="Samtalen", url=url)
    assert hrefs(html) == [url]
    assert "data-player" not in html
    assert "<button" not in html
