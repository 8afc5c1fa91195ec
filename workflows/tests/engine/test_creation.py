"""Who may begin a page that will follow a workflow: its creation guard, asked where the page is to lie."""

from dataclasses import replace

import pytest
from wagtail.models import Page

from workflows import api
from workflows.definitions import predicates
from workflows.definitions.registry import registered
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.definitions.tables import Guard
from workflows.models import PlacefulPolicy, StoredDefinition
from workflows.tests.bare.pages.models import ArticlePage, FolderPage, PlainPage
from workflows.tests.engine import people
from workflows.vocabulary import Permission

pytestmark = pytest.mark.django_db


def guarded(**conditions):
    """Let articles follow a workflow whose creation asks for `conditions`."""
    bypass = conditions.pop("manager_bypass", False)
    definition = replace(SIMPLE_PUBLICATION, id="guarded", creation_guard=Guard(**conditions), manager_bypass=bypass)
    people.follow(ArticlePage, "guarded")
    return registered(definition)


@pytest.fixture
def place(owner):
    return people.root().add_child(instance=FolderPage(title="Folder", owner=owner, live=False))


@pytest.mark.parametrize("conditions", [{"permissions": (Permission.REVIEW,)}, {"roles": ("Reviewer",)}])
def test_the_guard_is_asked_with_the_rights_where_the_page_is_to_lie(place, reviewer, conditions):
    local = people.user("lis")
    people.give(local, "Reviewer", place)
    with guarded(**conditions):
        assert api.may_create(local, place, ArticlePage)
        assert not api.may_create(local, people.root(), ArticlePage)
        assert api.may_create(reviewer, people.root(), ArticlePage)
        with pytest.raises(api.PermissionRefused, match=r"Simple publication.*Review"):
            api.check_creation(local, people.root(), ArticlePage)


def test_a_group_may_be_asked_for(place, reviewer, editor):
    with guarded(groups=("Reviewers",)):
        assert api.may_create(reviewer, place, ArticlePage)
        assert not api.may_create(editor, place, ArticlePage)


def test_other_types_and_open_workflows_ask_nothing(place, editor):
    with guarded(roles=("Reviewer",)):
        assert not api.may_create(editor, place, ArticlePage)
        assert api.may_create(editor, place, FolderPage)
        assert api.may_create(editor, place, PlainPage)


def test_the_place_says_which_workflow_asks(place, editor):
    with guarded(roles=("Reviewer",)):
        PlacefulPolicy.objects.create(page=place, scope="below", workflow="simple_publication")
        assert api.may_create(editor, place, ArticlePage)
        PlacefulPolicy.objects.update(scope="in")
        assert not api.may_create(editor, place, ArticlePage)


class TestExpressions:
    def test_one_that_stands_for_nothing_lets_nobody_pass(self, place, manager):
        with guarded(expression="python: here.ready()"):
            assert not api.may_create(manager, place, ArticlePage)

    def test_one_that_stands_for_a_predicate_is_asked_about_the_page_above(self, place, manager, monkeypatch):
        monkeypatch.setattr(predicates, "_PREDICATES", {})
        monkeypatch.setattr(predicates, "_EXPRESSIONS", {})

        @predicates.predicate("ready", expressions=("python: here.ready()",))
        def ready(page, user):
            return isinstance(page, FolderPage) and user == manager

        with guarded(expression="python: here.ready()"):
            assert api.may_create(manager, place, ArticlePage)
            assert not api.may_create(manager, people.root(), ArticlePage)

    def test_a_manager_passes_where_the_workflow_says_so(self, place, manager, reviewer):
        with guarded(expression="python: here.ready()", manager_bypass=True):
            assert api.may_create(manager, place, ArticlePage)
            assert not api.may_create(reviewer, place, ArticlePage)


def test_the_conditions_of_a_file_count(place, editor, reviewer):
    xml = """<dc-workflow workflow_id="file" title="File" state_variable="review_state" initial_state="a">
      <instance-creation-conditions><guard><guard-role>Reviewer</guard-role></guard></instance-creation-conditions>
      <state state_id="a" title="A"/></dc-workflow>"""
    StoredDefinition.objects.create(name="file", xml=xml)
    people.follow(ArticlePage, "file")
    assert api.may_create(reviewer, place, ArticlePage)
    assert not api.may_create(editor, place, ArticlePage)


def test_code_without_a_person_makes_what_it_likes(place):
    with guarded(roles=("Reviewer",)):
        page = people.article("Made", parent=place)
    assert Page.objects.filter(pk=page.pk).exists()
