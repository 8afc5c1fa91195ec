"""The ways in which a question is asked and timed: of the engine, the page, the API, and Wagtail's own search."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.http import QueryDict
from django.test import Client

from invented.questions import Question
from peer_pages.models import CoursePage
from search import lexicon, parameters
from search.asking.passes import Passes
from search.engines import registry
from search.synonyms.table import current as current_synonyms

Way = Callable[[Question], None]
FIRST = 10


def milliseconds(way: Way, question: Question) -> float:
    """Return how long an answer takes."""
    begun = perf_counter()
    way(question)
    return (perf_counter() - begun) * 1000


def of_the_engine(question: Question) -> None:
    """Read the question and ask the engine for hits and facets: no database, no page."""
    query, _wrong = parameters.read(_given(question))
    synonyms = current_synonyms("da")
    Passes(query, find=registry.engine().find, lexicon=lexicon.current(), synonyms=synonyms).run()


def of_wagtail(question: Question) -> None:
    """Ask Wagtail's search on the database for the number of pages and the first ten: no facets, no page."""
    found = CoursePage.objects.live().search(question["q"])
    assert len(found) >= len(found[:FIRST])


def through(path: str, engine: str) -> Way:
    """Return the way through the site's own door at `path`; an answer by another engine than `engine` is an error."""
    client = Client()

    def ask(question: Question) -> None:
        answer: Any = client.get(path, question, secure=True)
        assert answer.status_code == 200, answer.status_code
        if path == "/api/search/":
            assert answer.json()["engine"] == engine

    return ask


def _given(question: Question) -> QueryDict:
    given = QueryDict(mutable=True)
    given.update(question)
    return given
