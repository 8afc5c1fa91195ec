"""A transition's own form: asked for where a comment is needed, or where the editor is locked."""

import pytest
from django.urls import reverse

from workflows import api
from workflows.definitions.tables import ChecklistItem, Transition
from workflows.integration.forms import asks_for_something, form_for
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.forms import said
from workflows.tests.integration.world import CANARY, World


def address(page, transition: str = "retract") -> str:
    return reverse("workflows:transition", args=(page.pk, transition))


def test_opening_it_changes_nothing(world: World) -> None:
    response = world.client("ann").get(address(world.ours.waiting))
    assert response.status_code == 200
    assert "Take back" in response.content.decode()
    assert api.record_of(world.ours.waiting).state == "pending"


def test_posting_it_fires(world: World) -> None:
    data = {"comment": "Once more", "revision": world.ours.waiting.latest_revision_id}
    response = world.client("ann").post(address(world.ours.waiting), data, follow=True)
    assert "Private" in said(response)
    assert api.record_of(world.ours.waiting).state == "private"
    assert world.ours.waiting.workflow_history.get(transition="retract").comment == "Once more"


@pytest.mark.parametrize("name", ["reader", "outsider", "bob"])
def test_it_is_not_there_for_who_may_not_fire(world: World, name: str) -> None:
    for method in ("get", "post"):
        response = getattr(world.client(name), method)(address(world.ours.waiting))
        assert response.status_code == 404


@pytest.mark.parametrize("transition", ["nonsense", "submit"])
def test_what_is_not_open_now_is_not_there(world: World, transition: str) -> None:
    assert world.client("ann").get(address(world.ours.waiting, transition)).status_code == 404


def test_a_foreign_page_is_not_there(world: World) -> None:
    response = world.client("ann").get(address(world.theirs.waiting))
    assert response.status_code == 404
    assert CANARY not in response.content.decode()


def test_r15_what_was_shown_is_what_is_decided_on(world: World) -> None:
    shown = world.ours.waiting.latest_revision_id
    page = ArticlePage.objects.get(pk=world.ours.waiting.pk)
    page.summary = "Slipped in"
    page.save_revision(user=world.people["administrator"])
    response = world.client("reviewer").post(address(page, "publish"), {"revision": shown}, follow=True)
    assert api.record_of(page).state == "pending"
    assert said(response)


@pytest.mark.parametrize("revision", ["", "x", "999999", "-1"])
def test_a_crafted_revision_breaks_nothing(world: World, revision: str) -> None:
    response = world.client("ann").post(address(world.ours.waiting), {"revision": revision})
    assert response.status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_r37_it_leads_to_no_other_site(world: World, target: str) -> None:
    response = world.client("ann").post(address(world.ours.waiting) + f"?next={target}", {"next": target})
    assert "evil" not in response.url
    assert "javascript" not in response.url


class TestForm:
    def test_a_comment_is_required_where_the_definition_says_so(self) -> None:
        form = form_for(Transition(id="reject", comment_required=True))
        assert not form({}).is_valid()
        assert not form({"comment": "   "}).is_valid()
        assert form({"comment": "Why"}).is_valid()

    def test_every_point_of_the_checklist_is_ticked(self) -> None:
        items = (ChecklistItem(id="a", title="A"), ChecklistItem(id="b", title="B"))
        form = form_for(Transition(id="publish", checklist=items))
        assert not form({"checklist": ["a"]}).is_valid()
        assert not form({"checklist": ["a", "a"]}).is_valid()
        assert not form({"checklist": ["a", "c"]}).is_valid()
        assert form({"checklist": ["a", "b"]}).is_valid()

    @pytest.mark.parametrize(
        ("transition", "asks"),
        [
            (Transition(id="x"), False),
            (Transition(id="x", comment_required=True), True),
            (Transition(id="x", checklist=(ChecklistItem(id="a", title="A"),)), True),
        ],
    )
    def test_whether_a_button_is_enough(self, transition: Transition, asks: bool) -> None:
        assert asks_for_something(transition) is asks
