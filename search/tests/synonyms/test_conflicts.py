"""Words that are in several groups."""

from typing import Any

import pytest

from search.synonyms.conflicts import conflicts
from search.tests.synonyms.groups import group, saved

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "values", "shared"),
    [
        (("xbisidder", "xvagt"), {}, ["xbisidder"]),
        (("XBisidder", "xledsager"), {}, ["XBisidder", "xledsager"]),
        (("xvagt", "xmakker"), {}, []),
        (("xbisidder", "xvagt"), {"locale": "en"}, []),
        (("xbisidder", "xvagt"), {"active": False}, []),
        (("xvagt",), {"kind": "one_way", "source": "xbisidder"}, ["xbisidder"]),
        (("xbisidder",), {"kind": "one_way", "source": "xvagt"}, []),
    ],
)
def test_word_that_another_group_in_use_answers_is_named(
    words: tuple[str, ...], values: dict[str, Any], shared: list[str]
) -> None:
    other = saved("xbisidder", "xledsager")
    found = list(conflicts(group(*words, **values)))
    assert [one.word for one in found] == shared
    assert {one.other for one in found} <= {other}


def test_group_is_not_in_its_own_way_and_one_out_of_use_in_nobodys() -> None:
    made = saved("xbisidder", "xledsager")
    assert list(conflicts(made)) == []
    made.active = False
    made.save()
    assert list(conflicts(group("xbisidder", "xvagt"))) == []
