"""A search as an Atom feed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.tests import factories
from search.catalogue.document import CatalogueDocument
from search.catalogue.ids import page_id
from search.contract import Filters, Query
from search.subscribing import atom
from workflows import api
from workflows.models import PageState

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 4287, 4.1.1 and 4.1.2: what must be there exactly once, and what may be there once.
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 1), "subtitle": (0, 1), "link": (2, 2)}
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1), "link": (1, 1)}

Read = Callable[..., Element]


def absolute(path: str) -> str:
    """Return the address of a path on the tests' site."""
    return f"https://example.org{path}"


@pytest.fixture
def read(db: None) -> Read:
    """Return a function that gives the feed of a search, parsed and held to the rules."""

    def parsed(text: str = "", *, locale: str = "da", **chosen: Any) -> Element:
        root = fromstring(atom.feed(Query(text, Filters(**chosen), locale=locale), absolute))
        check(root)
        return root

    return parsed


def check(root: Element) -> None:
    """Hold a feed to what RFC 4287 asks for."""
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element, rules in [(root, FEED), *((entry, ENTRY) for entry in entries)]:
        for name, (least, most) in rules.items():
            assert least <= len(element.findall(ATOM + name)) <= most, name
        assert datetime.fromisoformat(text_of(element, "updated")).tzinfo
        assert text_of(element, "id").startswith("tag:")
        assert all(link.attrib["href"].startswith("https://example.org/") for link in element.findall(f"{ATOM}link"))
    ids = [text_of(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)


def text_of(element: Element, name: str) -> str:
    """Return the text of the one child of that name."""
    return element.findtext(ATOM + name) or ""


def titles(root: Element) -> list[str]:
    """Return the titles of the entries in their order."""
    return [text_of(entry, "title") for entry in root.findall(f"{ATOM}entry")]


def published_ago(page: Any, days: int) -> None:
    """Have the page published first so many days ago, and index it so."""
    page.first_published_at = timezone.now() - timedelta(days=days)
    page.save()


def test_entries_are_what_the_search_finds_newest_first(read: Read) -> None:
    for days, title in ((3, "Vagtel tre"), (1, "Vagtel en"), (2, "Vagtel to"), (0, "Ugle")):
        published_ago(factories.make_initiative(title), days)
    assert titles(read("vagtel")) == ["Vagtel en", "Vagtel to", "Vagtel tre"]
    assert titles(read())[0] == "Ugle"


def test_an_entry_tells_what_it_is_and_keeps_its_name(read: Read) -> None:
    page = factories.make_course("Vagtel & <b>Ugle</b>", summary="For <dig> & mig")
    (entry,) = read("vagtel").findall(f"{ATOM}entry")
    assert text_of(entry, "title") == "Vagtel & <b>Ugle</b>"
    assert text_of(entry, "summary") == "For &lt;dig&gt; &amp; mig"
    assert text_of(entry, "id").endswith(f":page:{page.pk}")
    assert [link.attrib["href"] for link in entry.findall(f"{ATOM}link")] == [absolute(page.get_url())]
    page.refresh_from_db()
    assert datetime.fromisoformat(text_of(entry, "updated")) == page.last_published_at.replace(microsecond=0)


def test_an_entry_is_updated_when_the_page_is_published_again(read: Read) -> None:
    page = factories.make_course("Vagtel")
    published_ago(page, 30)
    (entry,) = read("vagtel").findall(f"{ATOM}entry")
    assert text_of(entry, "published") < text_of(entry, "updated")


def test_the_feed_leads_to_its_search_and_to_itself(read: Read) -> None:
    root = read("vagtel", kind=("course",))
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links["alternate"] == "https://example.org/soeg/?q=vagtel&kind=course"
    assert links["self"] == "https://example.org/soeg/feed/?q=vagtel&kind=course"
    assert text_of(root, "title") == "Nyt om “vagtel”"


def test_filters_narrow_the_feed(read: Read) -> None:
    factories.make_course("Vagtel kurset")
    factories.make_event("Vagtel dagen")
    assert titles(read("vagtel", kind=("event",))) == ["Vagtel dagen"]


def test_a_page_in_another_language_is_in_that_languages_feed(read: Read) -> None:
    factories.make_initiative("Vagtel")
    assert titles(read("vagtel", locale="en")) == []


def test_people_are_not_in_a_feed(read: Read) -> None:
    factories.make_contact("Karen Holm")
    assert titles(read("karen")) == []
    assert titles(read(kind=("contact",))) == []


def test_there_are_at_most_thirty_entries(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    assert atom.ENTRIES == 30
    monkeypatch.setattr(atom, "ENTRIES", 3)
    for number in range(4):
        factories.make_initiative(f"Vagtel {number}")
    assert len(titles(read("vagtel"))) == 3


def test_an_empty_feed_stays_the_same(read: Read) -> None:
    root = read("ingenting")
    assert titles(root) == []
    assert text_of(root, "updated") == text_of(read("ingenting"), "updated")


@given(title=st.text(max_size=30), summary=st.text(max_size=30))
def test_no_text_breaks_the_xml(title: str, summary: str) -> None:
    document = CatalogueDocument(page_id(1), "da", "course", title, "/a/", summary=summary, published=1)
    root = fromstring(atom.drawn(Query(), [document], absolute))
    check(root)
    assert len(root.findall(f"{ATOM}entry")) == 1


def end(page: Any, days: int = 0) -> None:
    """End the page, so many days ago."""
    api.place(page, "ended")
    PageState.objects.filter(pk=page.pk).update(entered_at=timezone.now() - timedelta(days))


@pytest.mark.parametrize("text", ["", "vagtel"])
def test_page_that_ends_says_so_in_its_own_entry(read: Read, text: str) -> None:
    page = factories.make_initiative("Vagtel", summary="Ring til Hus 7.")
    page.last_published_at = timezone.now() - timedelta(days=300)
    published_ago(page, 400)
    (before,) = (entry for entry in read(text).findall(f"{ATOM}entry") if text_of(entry, "title") == "Vagtel")
    end(page, days=1)
    (after,) = read(text).findall(f"{ATOM}entry")
    assert text_of(after, "title") == "Afsluttet: Vagtel"
    assert text_of(after, "id") == text_of(before, "id")
    assert text_of(after, "updated") > text_of(before, "updated")
    assert "Afsluttet" in [one.attrib["term"] for one in after.findall(f"{ATOM}category")]


def test_what_ended_long_ago_is_no_news(read: Read) -> None:
    end(factories.make_initiative("Vagtel"), days=91)
    assert titles(read()) == []


def test_feed_of_what_goes_on_tells_of_no_end(read: Read) -> None:
    end(factories.make_initiative("Vagtel"))
    assert titles(read("vagtel", status=("active",))) == []
    assert titles(read("vagtel", status=("ended",))) == ["Afsluttet: Vagtel"]
