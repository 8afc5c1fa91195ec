"""What stood at the foot of a page goes to the entry it stood in, in every layout."""

import pytest

from peer_pages.importing.layouts.leftovers import place_leftovers
from peer_pages.importing.result import Entry
from peer_pages.importing.text.furniture import Cleaned
from peer_pages.importing.text.lines import Line
from peer_pages.tests.importing.builders import example, parsed
from peer_pages.tests.importing.layouts.test_project import PAGE as PROJECT
from peer_pages.tests.importing.layouts.test_report import report
from peer_pages.tests.importing.layouts.test_webinar import PAGE as WEBINAR

BODY = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag. " * 3
ALONE = {"project": PROJECT, "webinar": WEBINAR, "report": report()}


def entry(line: int, *, end: int | None = None, urls: tuple[str, ...] = ()) -> Entry:
    return Entry("Huset", "short", line, end=end, urls=list(urls))


def link(number: int, url: str = "http://ny.example/") -> Cleaned:
    return Cleaned([], links=[Line(number, url)])


@pytest.mark.parametrize(("number", "owner"), [(2, 0), (9, 0), (11, 1), (99, 1)])
def test_a_link_goes_to_the_entry_above_it(number: int, owner: int) -> None:
    entries = [entry(1), entry(10)]
    place_leftovers(entries, link(number))
    assert entries[owner].urls == ["http://ny.example/"]
    assert entries[1 - owner].urls == []
    assert [(warned.line, warned.code) for warned in entries[owner].warnings] == [(number, "link_from_list")]


@pytest.mark.parametrize("number", [1, 5, 6])
def test_a_link_outside_the_entries_goes_to_none(number: int) -> None:
    entries = [entry(1, end=5)]
    place_leftovers(entries, link(number))
    assert (entries[0].urls, entries[0].warnings) == ([], [])


@pytest.mark.parametrize("known", ["http://ny.example", "https://www.ny.example/", "http://NY.example/"])
def test_a_link_some_text_has_already_is_not_repeated(known: str) -> None:
    entries = [entry(1, urls=(known,)), entry(10)]
    place_leftovers(entries, link(11))
    assert (entries[1].urls, entries[1].warnings) == ([], [])


def test_a_mail_link_is_no_web_address() -> None:
    entries = [entry(1)]
    place_leftovers(entries, link(2, "mailto:bodil@huset.example"))
    assert entries[0].urls == []


def test_a_footnote_is_kept_apart() -> None:
    entries = [entry(1)]
    place_leftovers(entries, Cleaned([], footnotes=[Line(7, "3 Prøve: En bog"), Line(8, "Andet bind")]))
    assert entries[0].details["footnotes"] == ["3 Prøve: En bog", "Andet bind"]
    assert [(warned.line, warned.code) for warned in entries[0].warnings] == [(7, "footnote"), (8, "footnote")]


@pytest.mark.parametrize("layout", ALONE)
def test_a_link_at_the_foot_of_a_page_is_not_lost(layout: str) -> None:
    first, second, *rest = ALONE[layout].split("\n\n")
    text = "\n\n".join([first, second, "http://ny.example/side", "\f" + rest[0].lstrip(), *rest[1:]])
    (found,) = parsed(text).entries
    assert "http://ny.example/side" in found.urls


@pytest.mark.parametrize("layout", ALONE)
def test_a_footnote_is_not_lost(layout: str) -> None:
    first, second, *rest = ALONE[layout].split("\n\n")
    text = "\n\n".join([first, f"{second} Se bogen7", "7 Prøve: En bog, 2003", "\f" + rest[0].lstrip(), *rest[1:]])
    (found,) = parsed(text).entries
    assert found.details["footnotes"] == ["7 Prøve: En bog, 2003"]


def test_a_note_in_another_chapter_belongs_to_no_example() -> None:
    examples = "".join(example(f"2.{n}", f"Hus {n}x", BODY, ["Ro"]) for n in (1, 2))
    chapter = "\n\n\n 3. Hvad lærte vi?\n\nVi lærte det af bøger4.\n\n4 Prøve: En bog, 2003\n\f Slut på det hele.\n"
    entries = parsed("Katalog\n\n\n" + examples + chapter).entries
    assert [found.details.get("footnotes") for found in entries] == [None, None]
    assert [found.keywords for found in entries] == [["Ro"], ["Ro"]]


@pytest.mark.parametrize(("number", "mine"), [(4, True), (5, False), (6, False)])
def test_a_link_belongs_to_an_entry_as_far_as_it_goes(number: int, *, mine: bool) -> None:
    ended = entry(1)
    ended.end = 5
    place_leftovers([ended], link(number))
    assert bool(ended.urls) is mine
