"""How many statements each way through the door costs; Wagtail's own moderation takes 42 and 75."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from workflows import api
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people
from workflows.tests.engine.people import save

pytestmark = pytest.mark.django_db

SUBMIT, PUBLISH, REJECT = 11, 34, 26
"""As many as SQLite takes inside a test's transaction; the savepoints among them are not asked outside of one."""


@pytest.fixture
def once_reviewed(page, owner):
    """A page of a workflow that somebody has used before: Wagtail's workflow for it is there."""
    api.fire(page, "submit", user=owner)
    api.fire(page, "retract", user=owner)
    return page


def cost(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


@pytest.mark.parametrize("workflow", ["simple_publication", "four_eyes", "checked"])
def test_the_door_costs_little(once_reviewed, owner, reviewer, workflow):
    people.follow(ArticlePage, workflow)
    page = people.article("Counted", owner=owner)
    api.fire(page, "submit", user=owner)
    api.fire(page, "retract", user=owner)
    assert cost(lambda: api.fire(page, "submit", user=owner)) <= SUBMIT
    assert cost(lambda: api.fire(page, "publish", user=reviewer, checklist=["law"])) <= PUBLISH
    assert cost(lambda: api.fire(page, "reject", user=reviewer, comment="No")) <= REJECT


def test_changes_to_a_live_page_cost_the_same(once_reviewed, owner, reviewer):
    api.place(once_reviewed, "published")
    save(once_reviewed, owner, title="Newer")
    assert cost(lambda: api.fire(once_reviewed, "submit", user=owner)) <= SUBMIT
    assert cost(lambda: api.fire(once_reviewed, "publish", user=reviewer)) <= PUBLISH


@pytest.mark.parametrize("grants", [1, 30])
def test_the_door_costs_the_same_however_many_roles_somebody_has(once_reviewed, owner, grants):
    local = people.user("lis")
    pages = [once_reviewed, *(people.article(f"Page {number}", owner=owner) for number in range(grants - 1))]
    for page in pages:
        people.give(local, "Editor", page)
    assert cost(lambda: api.fire(once_reviewed, "submit", user=local)) <= SUBMIT


def test_a_look_costs_two_queries(once_reviewed, owner):
    page = Page.objects.get(pk=once_reviewed.pk)
    assert cost(lambda: api.transitions_for(page, owner)) <= 2
    assert cost(lambda: api.has_permission(owner, page, "View")) <= 2
    rights = api.rights_of(owner, page)
    assert cost(lambda: [rights.holds(name) for name in ("View", "Delete objects")] + rights.transitions) <= 2


def test_explaining_costs_a_few_more(once_reviewed, owner):
    page = Page.objects.get(pk=once_reviewed.pk)
    assert cost(lambda: api.explain(page, owner)) <= 8


def test_an_empty_save_is_noticed_with_one_query(once_reviewed):
    revision = Page.objects.get(pk=once_reviewed.pk).latest_revision
    assert cost(lambda: api.note_saved(once_reviewed, revision)) <= 3
