"""The judged queries: broad enough, well formed, and about titles that the public can find."""

from collections import Counter

import pytest
from wagtail.models import Page

from peer_pages.models import Contact
from peer_pages.visibility import visible_pages
from search.evaluation.judged import comparable
from search.tests.imported import load_relevance

CLASSES = {
    "inflected", "compound", "split compound", "misspelt", "without Danish letters", "abbreviation", "person",
    "e-mail", "phone", "place", "place and topic", "question", "English", "synonym", "paragraph",
    "organisation", "title", "topic",
}  # fmt: skip
MUST_FIND = [
    ("bisiddere", "LAPs bisidderservice"),
    ("angstkursus", "Lær at tackle angst og depression"),
    ("LATAD", "Lær at tackle angst og depression"),
    ("laer at tackle", "Lær at tackle angst og depression"),
    ("recoverymentorer", "Recovery mentorer i Region Hovedstadens Psykiatri"),
    ("recoverymentorer", "Rejse ind i inklusionssamfundet"),
    (
        "ch@psykiatrifonden.dk",
        "Udvikling og afprøvning af peer-model overfor unge brugere i socialpsykiatrien i Vejle Kommune",
    ),
    ("76169135", "Onlinenetværksskabelse for unge psykisk sårbare i Hillerød"),
    ("SIND", "SIND’s virtuelle Peer-støtte"),
]


def test_there_are_enough_queries_of_each_class() -> None:
    counted = Counter(query.group for query in load_relevance())
    assert set(counted) == CLASSES | {"nothing"}
    assert counted.total() >= 80
    assert min(counted[name] for name in CLASSES) >= 4
    assert counted["nothing"] >= 6


def test_only_what_must_find_nothing_has_no_relevant_title() -> None:
    assert [query.query for query in load_relevance() if (query.group == "nothing") != (not query.grades)] == []


def test_no_query_is_judged_twice() -> None:
    counted = Counter(query.query.casefold() for query in load_relevance())
    assert [query for query, count in counted.items() if count > 1] == []


def test_grades_are_from_one_to_three() -> None:
    assert {grade for query in load_relevance() for grade in query.grades.values()} == {1, 2, 3}


@pytest.mark.parametrize(("text", "title"), MUST_FIND)
def test_what_the_search_was_made_for_has_the_best_grade(text: str, title: str) -> None:
    (query,) = (query for query in load_relevance() if query.query == text)
    assert query.grades[comparable(title)] == 3


@pytest.mark.parametrize("text", ["tandlæge", "Bornholm"])
def test_what_the_documents_are_not_about_must_find_nothing(text: str) -> None:
    assert [query.grades for query in load_relevance() if query.query == text] == [{}]


def test_two_spellings_of_a_place_are_judged_alike() -> None:
    judged = {query.query: query.grades for query in load_relevance()}
    assert judged["aarhus"] == judged["århus"]


def test_each_relevant_title_is_one_that_the_public_sees(imported: None) -> None:
    shown = {
        *visible_pages(Page).values_list("title", flat=True),
        *Contact.objects.public().values_list("name", flat=True),
    }
    known = {comparable(title) for title in shown}
    assert {title for query in load_relevance() for title in query.grades} - known == set()
