"""What the person saw goes along with what they decide: a decision of somebody else's since then is told as one."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse

from workflows import api
from workflows.integration.seen import NAME
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage
from workflows.tests.integration.forms import edit_url, form_of, said, url
from workflows.tests.integration.world import World

FIELD = re.compile(rf'<input type="hidden" name="{NAME}"(?: value="(\d*)")?')


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def form_seen(world: World, name: str, page: Any) -> list[str]:
    """Return what the form that `name` has opened says they saw: one field, or none."""
    return FIELD.findall(world.client(name).get(edit_url(page)).content.decode())


def press(world: World, name: str, page: Any, transition: str, seen: str, **changes: Any) -> str:
    data = {**form_of(fresh(page), **changes), NAME: seen, "action-transition": transition}
    return said(world.client(name).post(edit_url(page), data, follow=True))


def taken_back_and_handed_over_again(world: World) -> None:
    """Let the page wait again, with the same text."""
    for transition in ("retract", "submit"):
        api.fire(fresh(world.ours.waiting), transition, user=world.people["ann"])


def test_the_form_says_once_what_its_reader_saw(world: World) -> None:
    assert form_seen(world, "reviewer", world.ours.waiting) == [str(api.record_of(world.ours.waiting).version)]


def test_a_page_without_a_workflow_has_nothing_of_it(world: World) -> None:
    assert form_seen(world, "root", world.plain) == []


def test_a_decision_since_then_is_told_with_the_name(world: World) -> None:
    [seen] = form_seen(world, "administrator", world.ours.waiting)
    taken_back_and_handed_over_again(world)
    assert "Already decided by ann." in press(world, "administrator", world.ours.waiting, "publish", seen)
    assert api.record_of(world.ours.waiting).state == "pending"


def test_a_save_since_then_is_told_as_a_save(world: World) -> None:
    [seen] = form_seen(world, "administrator", world.ours.waiting)
    page = fresh(world.ours.waiting)
    page.summary = "Slipped in"
    page.save_revision(user=world.people["reviewer"])
    assert "changed since you read it" in press(world, "administrator", page, "publish", seen)
    assert api.record_of(page).state == "pending"


def test_what_is_saved_with_the_decision_is_no_news(world: World) -> None:
    [seen] = form_seen(world, "administrator", world.ours.waiting)
    press(world, "administrator", world.ours.waiting, "publish", seen, summary="Corrected")
    assert fresh(world.ours.waiting).summary == "Corrected"


def test_nor_where_a_save_is_public_at_once(world: World, django_capture_on_commit_callbacks: Any) -> None:
    api.place(world.handbook, "internal")
    [seen] = form_seen(world, "ann", world.handbook)
    with django_capture_on_commit_callbacks(execute=True):
        press(world, "ann", world.handbook, "submit", seen, title="Handbook, again")
    assert api.record_of(world.handbook).state == "pending"
    assert HandbookPage.objects.get(pk=world.handbook.pk).title == "Handbook, again"


def autosave(world: World, name: str, address: str, data: dict[str, Any]) -> dict[str, Any]:
    response = world.client(name).post(address, data, headers={"Accept": "application/json"})
    return json.loads(response.content)


def test_what_was_saved_by_itself_is_no_news(world: World) -> None:
    page = world.ours.waiting
    [seen] = form_seen(world, "administrator", page)
    answer = autosave(world, "administrator", edit_url(page), {**form_of(page, summary="Half a sen"), NAME: seen})
    assert answer["field_updates"][NAME] == str(api.record_of(page).version) != seen
    press(world, "administrator", page, "publish", answer["field_updates"][NAME])
    assert api.record_of(page).state == "published"


def test_what_is_saved_by_itself_hides_no_decision(world: World) -> None:
    page = world.ours.waiting
    [seen] = form_seen(world, "administrator", page)
    taken_back_and_handed_over_again(world)
    answer = autosave(world, "administrator", edit_url(page), {**form_of(fresh(page), summary="Half"), NAME: seen})
    assert NAME not in answer["field_updates"]


def test_a_new_page_that_was_saved_by_itself_has_been_seen(world: World) -> None:
    address = url("add", "bare_pages", "articlepage", world.ours.folder.pk)
    assert FIELD.findall(world.client("ann").get(address).content.decode()) == [""]
    answer = autosave(world, "ann", address, {**form_of(ArticlePage(title="New", slug="new")), NAME: ""})
    page = ArticlePage.objects.get(title="New")
    assert answer["field_updates"][NAME] == str(api.record_of(page).version)


class TestFormOfTransition:
    def address(self, page: Any) -> str:
        return reverse("workflows:transition", args=(page.pk, "publish"))

    @pytest.mark.parametrize(
        ("name", "text"),
        [("administrator", "Already decided by ann."), ("reviewer", "has been changed since you read it")],
    )
    def test_a_decision_since_then_is_told_to_those_who_see_drafts(self, world: World, name: str, text: str) -> None:
        page = world.ours.waiting
        [seen] = FIELD.findall(world.client(name).get(self.address(page)).content.decode())
        taken_back_and_handed_over_again(world)
        data = {"revision": page.latest_revision_id, NAME: seen}
        assert text in said(world.client(name).post(self.address(page), data, follow=True))
        assert api.record_of(page).state == "pending"

    @pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40])
    def test_a_crafted_number_breaks_nothing(self, world: World, seen: str) -> None:
        response = world.client("reviewer").post(self.address(world.ours.waiting), {NAME: seen})
        assert response.status_code == 302
