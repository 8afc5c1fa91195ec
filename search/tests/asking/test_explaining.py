"""Why a document ranks where it does."""

from typing import Any

import pytest
from django.utils import timezone

from peer_pages.tests import factories
from search.asking.explaining import COMPOUND, SPLIT, SYNONYM, Explanation, explain
from search.catalogue.ids import page_id
from search.contract import Query
from search.engines import registry
from search.indexing.rebuilding import rebuild
from search.synonyms.models import SynonymGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Any:
    """Make a page, and others that it competes with."""
    factories.make_course("Bisidder")
    made = factories.make_course(
        "Angstkurset", summary="For bisiddere", body="<p>Ring på § 85. Støtte af en kontaktperson.</p>"
    )
    rebuild(registry.engine())
    return made


def why(page: Any, text: str) -> Explanation:
    return explain(Query(text), page_id(page.pk))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("angstkurset", {("title", "exact"), ("title", SPLIT)}),
        ("angstkursus", {("title", "stem"), ("title", SPLIT)}),
        ("bisidder", {("facts", "stem")}),
        ("bisiddere", {("facts", "exact")}),
        ("kontakt person", {("body", "parts"), ("body", COMPOUND)}),
        ("tandlæge", set()),
    ],
)
def test_each_word_tells_where_it_is_and_in_which_form(page: Any, text: str, where: set[tuple[str, str]]) -> None:
    found = {(ground.text, ground.level) for one in why(page, text).concepts for ground in one.grounds}
    assert found == where


def test_a_synonym_is_told_as_such(page: Any) -> None:
    SynonymGroup.objects.create(kind=SynonymGroup.Kind.BOTH, words="ledsager\nbisidder")
    levels = {ground.level for one in why(page, "ledsager").concepts for ground in one.grounds}
    assert levels == {SYNONYM}


def test_a_synonym_of_a_part_is_told(page: Any) -> None:
    SynonymGroup.objects.create(kind=SynonymGroup.Kind.ONE_WAY, source="panik", words="angst")
    (found,) = why(page, "panikkursus").concepts
    assert [(ground.word, ground.text, ground.level) for ground in found.grounds] == [
        ("angst + kursus", "title", SPLIT)
    ]


@pytest.mark.parametrize(("text", "missing"), [("bisidder tandlæge", ("tandlæge",)), ("bisidder", ())])
def test_what_is_missing_is_named_and_leaves_no_score(page: Any, text: str, missing: tuple[str, ...]) -> None:
    explained = why(page, text)
    assert explained.missing == missing
    assert (explained.score is None) is bool(missing)
    assert (explained.engine == {}) is bool(missing)
    assert (explained.position == 0) is bool(missing)


def test_the_place_is_that_among_all_results(page: Any) -> None:
    explained = why(page, "bisidder")
    assert explained.position == 2
    assert explained.score == pytest.approx(explained.engine["value"])


def test_what_was_recognised_and_how_fresh_it_is_are_told(page: Any) -> None:
    page.last_checked_on = timezone.localdate()
    page.save_revision()
    factories.publish(page)
    rebuild(registry.engine())
    explained = why(page, "§ 85")
    assert explained.recognised == ("§ 85",)
    assert [reason.id for reason in explained.freshness] == ["checked"]


@pytest.mark.parametrize("text", ["!?", "bisidder"])
def test_what_is_not_indexed_has_no_document(page: Any, text: str) -> None:
    assert explain(Query(text), "page:0") == Explanation(text)


def test_signs_alone_find_nothing_and_say_so(page: Any) -> None:
    explained = why(page, "!?")
    assert (explained.score, explained.position, explained.concepts) == (None, 0, ())
