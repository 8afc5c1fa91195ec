"""What a query string chooses, and the links of a list. No database: the pages are a list of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.listing import listing

FRUIT = ("pære", "ærte", "øl & brød")


class Words(list[Any]):
    """Words that can be counted as a query set is."""

    def count(self, *args: Any) -> int:
        """Return how many words there are."""
        return super().count(*args) if args else len(self)


@dataclass(frozen=True)
class Holds:
    """Words that hold a letter."""

    name: str
    letters: str
    kind: str = "select"
    label: str = "Bogstav"

    def values(self) -> Sequence[tuple[str, str]]:
        return [(letter, letter.upper()) for letter in self.letters]

    def narrow(self, pages: Any, value: str) -> Any:
        return Words(word for word in pages if value in word)

    def counts(self, pages: Any) -> dict[str, int]:
        return {letter: len(self.narrow(pages, letter)) for letter in self.letters}


ONE, MORE = Holds("et", "bær"), Holds("flere", "bær", kind="checkboxes")


@pytest.fixture(autouse=True)
def _danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(listing, "teasers", list)
    with translation.override("da"):
        yield


def show(query: str, *words: str) -> listing.Listing:
    pages: Any = Words(words or FRUIT)
    return listing.list_pages(pages, [ONE, MORE], QueryDict(query), url="/ord/")


def values(name: str, shown: listing.Listing) -> list[tuple[str, int, bool]]:
    [options] = [one.options for one in shown.filters if one.name == name]
    return [(option.value, option.count, option.selected) for option in options]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", {}),
        ("et=b", {"et": ["b"]}),
        ("et=b&et=r", {"et": ["b"]}),
        ("et=x&et=r", {"et": ["r"]}),
        ("et=", {}),
        ("et=x&andet=b", {}),
        ("et=B", {}),
        ("et=%00", {}),
        ("flere=b&flere=r", {"flere": ["b", "r"]}),
        ("flere=r&flere=b&flere=r", {"flere": ["r", "b"]}),
        ("flere=b&et=%C3%A6", {"et": ["æ"], "flere": ["b"]}),
        ("&".join(["flere=x"] * 10 + ["flere=b"]), {}),
    ],
)
def test_only_what_a_filter_knows_is_chosen(query: str, chosen: dict[str, list[str]]) -> None:
    assert listing.selection([ONE, MORE], QueryDict(query)) == chosen


def test_several_boxes_are_all_asked_for() -> None:
    assert list(map(str, show("flere=r&flere=æ").teasers)) == ["pære", "ærte"]
    assert list(map(str, show("flere=r&flere=b").teasers)) == ["øl & brød"]


def test_counts_of_a_filter_look_at_the_others_only() -> None:
    shown = show("et=b&flere=r")
    assert values("et", shown) == [("b", 1, True), ("æ", 2, False), ("r", 3, False)]
    assert values("flere", shown) == [("b", 1, False), ("r", 1, True)]


def test_value_in_use_is_offered_even_where_it_leads_nowhere() -> None:
    assert ("b", 0, True) in values("et", show("et=b&flere=æ"))


def test_filter_without_a_value_to_offer_is_left_out() -> None:
    assert show("", "xyz").filters == []


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ("", {}),
        ("et=b", {"B": "/ord/"}),
        ("et=r&flere=r&flere=%C3%A6", {"R": "/ord/?et=r&flere=%C3%A6", "Æ": "/ord/?et=r&flere=r"}),
        ("side=3&et=b", {"B": "/ord/"}),
    ],
)
def test_each_filter_in_use_can_be_taken_away_alone(query: str, links: dict[str, str]) -> None:
    assert {chip.label: chip.url for chip in show(query).active} == links


def test_empty_list_suggests_the_nearest_that_is_not_empty() -> None:
    shown = show("et=b&flere=æ")
    assert shown.total == 0
    assert [(chip.label, chip.url) for chip in shown.suggestions] == [
        ("Uden “B” (2)", "/ord/?flere=%C3%A6"),
        ("Uden “Æ” (1)", "/ord/?et=b"),
        ("Se alle (3)", "/ord/"),
    ]


def test_one_filter_that_finds_nothing_suggests_everything_once() -> None:
    assert [chip.label for chip in show("et=b", "ærte").suggestions] == ["Se alle (1)"]


def test_nothing_is_suggested_where_there_is_nothing_or_something() -> None:
    assert show("et=b", "x").suggestions != []
    assert listing.list_pages(Words(), [ONE], QueryDict("et=b"), url="/ord/").suggestions == []  # type: ignore[arg-type]
    assert show("et=b").suggestions == []


@pytest.mark.parametrize(
    ("number", "page"),
    [
        ("1", 1),
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("99999", 3),
        ("0", 1),
        ("-1", 1),
        ("1.5", 1),
        ("to", 1),
        ("", 1),
        ("²", 1),
        ("٢", 2),
        ("9" * 5000, 1),
    ],
)
def test_page_number_out_of_range_gives_the_nearest(number: str, page: int) -> None:
    words = [f"{word:03}" for word in range(2 * listing.PAGE_SIZE + 1)]
    query = QueryDict(mutable=True)
    query["side"] = number
    pages: Any = Words(words)
    shown = listing.list_pages(pages, [], query, url="/ord/")
    assert shown.page_obj.number == page
    assert shown.total == len(words)
    assert len(shown.teasers) <= listing.PAGE_SIZE


def test_no_page_beyond_the_hundredth_is_shown() -> None:
    pages: Any = Words(range(listing.PAGE_SIZE * (listing.MAX_PAGES + 5)))
    shown = listing.list_pages(pages, [], QueryDict(f"side={listing.MAX_PAGES + 1}"), url="/ord/")
    assert shown.page_obj.number == listing.MAX_PAGES


@given(st.dictionaries(st.sampled_from(["et", "flere", "side", "x"]), st.lists(st.text(max_size=5)), max_size=4))
def test_whatever_is_asked_every_link_leads_to_what_its_filter_chose(asked: dict[str, list[str]]) -> None:
    query = QueryDict(mutable=True)
    for name, texts in asked.items():
        query.setlist(name, texts)
    pages: Any = Words(FRUIT)
    shown = listing.list_pages(pages, [ONE, MORE], query, url="/ord/")
    assert shown.total == len(shown.teasers) <= len(FRUIT)
    for chip in shown.active:
        rest = listing.selection([ONE, MORE], QueryDict(chip.url.partition("?")[2]))
        assert sum(map(len, rest.values())) == len(shown.active) - 1
