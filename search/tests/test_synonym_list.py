"""The synonyms that are shipped: well formed, each word in one place, short enough for staff to read and edit."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import search
from search.text import fold, words

GROUPS: list[dict[str, Any]] = json.loads(
    (Path(search.__file__).parent / "data" / "synonyms.json").read_text(encoding="utf-8")
)
KEYS = {"both": {"words", "kind", "locale"}, "one_way": {"words", "kind", "locale", "from"}}


def name(group: dict[str, Any]) -> str:
    return group.get("from", group["words"][0])


@pytest.mark.parametrize("group", GROUPS, ids=name)
def test_a_group_is_well_formed(group: dict[str, Any]) -> None:
    assert set(group) == KEYS[group["kind"]]
    assert group["locale"] == "da"
    expressions = [*group["words"], *([group["from"]] if "from" in group else [])]
    assert len(expressions) >= 2
    assert len({fold(expression) for expression in expressions}) == len(expressions)
    assert all(1 <= len(words(expression)) <= 4 for expression in expressions)
    assert all(expression == expression.strip() for expression in expressions)


def test_no_expression_is_in_two_groups_that_go_both_ways() -> None:
    counted = Counter(fold(word) for group in GROUPS if group["kind"] == "both" for word in group["words"])
    assert [word for word, count in counted.items() if count > 1] == []


def test_no_expression_leads_one_way_twice() -> None:
    counted = Counter(fold(group["from"]) for group in GROUPS if group["kind"] == "one_way")
    assert [word for word, count in counted.items() if count > 1] == []
