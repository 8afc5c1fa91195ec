"""How much the state of a thing counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.catalogue.document import CatalogueDocument
from search.catalogue.freshness import LEAST, MOST, START, factor, reasons

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
PLAIN = CatalogueDocument("page:1", "da", "course", "Kurset", "/kurset/")
ROWS = [
    ("a page", {}, []),
    ("a person", {"kind": "contact"}, ["person"]),
    ("what is over", {"status": "ended"}, ["ended"]),
    ("what is planned", {"status": "planned"}, ["planned"]),
    ("what is active", {"status": "active"}, []),
    ("checked a year ago", {"last_checked": "2023-06-02"}, ["checked"]),
    ("checked long ago", {"last_checked": "2020-01-01"}, []),
    ("an event to come", {"starts": int(NOW.timestamp()) + 60}, ["coming"]),
    ("an event that began", {"starts": int(NOW.timestamp()) - 60}, []),
    ("what others open", {"popularity": 3}, ["popular"]),
    ("several", {"status": "ended", "popularity": 1}, ["ended", "popular"]),
]


@pytest.mark.parametrize(("values", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_counts_is_told(values, expected):
    assert [reason.id for reason in reasons(replace(PLAIN, **values), NOW)] == expected


def test_what_one_can_go_to_counts_more_than_what_is_over():
    coming = replace(PLAIN, starts=int((NOW + timedelta(days=1)).timestamp()))
    ended = replace(PLAIN, status="ended")
    assert factor(coming, NOW) > factor(PLAIN, NOW) == START > factor(ended, NOW)


@pytest.mark.parametrize("clicks", [8, 20, 10_000])
def test_popularity_alone_never_outweighs_a_check(clicks):
    popular, checked = replace(PLAIN, popularity=clicks), replace(PLAIN, last_checked="2024-05-01")
    assert factor(PLAIN, NOW) < factor(popular, NOW) <= START * 1.15
    assert factor(checked, NOW) > START


@given(
    st.sampled_from(["contact", "course"]),
    st.sampled_from(["", "ended", "planned"]),
    st.integers(0, 10**9),
    st.sampled_from([0, 2**33]),
)
def test_every_factor_is_one_that_engines_take(kind, status, popularity, starts):
    made = replace(PLAIN, kind=kind, status=status, popularity=popularity, starts=starts)
    assert LEAST <= factor(made, NOW) <= MOST
