"""What a person judged to answer a query is on the first page, whichever engine answers."""

import pytest

from search.commands.evaluate import asking
from search.engines import registry
from search.evaluation.report import evaluate
from search.indexing.rebuilding import rebuild
from search.tests.imported import load_relevance

LEAST = 0.9


@pytest.mark.django_db
def test_the_first_page_has_what_answers_and_nothing_where_nothing_does(imported: None, on_each: str) -> None:
    rebuild(registry.engine())
    report = evaluate(load_relevance(), asking(on_each))
    assert report.total.ndcg is not None
    assert report.total.ndcg >= LEAST, report.as_text()
    assert {one.query: one.found for one in report.outcomes if one.group == "nothing" and one.found} == {}
