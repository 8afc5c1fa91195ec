"""Facts by their short keys."""

import pytest

from peer_pages.demo.facts import Facts
from peer_pages.models import Funder, Topic


def test_the_same_key_may_name_facts_of_different_kinds() -> None:
    facts, funder, topic = Facts(), Funder(name="A"), Topic(name="B")
    facts.add("penge", funder)
    facts.add("penge", topic)
    assert facts.one(Funder, "penge") is funder
    assert facts.many(Topic, ["penge"]) == [topic]


def test_an_unknown_key_is_named_with_its_kind() -> None:
    with pytest.raises(KeyError, match="no Funder “ukendt”"):
        Facts().one(Funder, "ukendt")
