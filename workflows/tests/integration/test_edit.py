"""The editor: saving, firing, and refusals that lose nothing."""

import pytest

from workflows import api
from workflows.models import HistoryEntry
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.forms import edit_url, form_of, said
from workflows.tests.integration.world import CANARY, World


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def state(page) -> str:
    return api.record_of(page).state


def post(world: World, name: str, page, **data):
    return world.client(name).post(edit_url(page), form_of(page, **data), follow=True)


@pytest.mark.parametrize(
    ("name", "page", "status"),
    [
        ("ann", "draft", 200),
        ("ann", "waiting", 200),
        ("ann", "live", 200),
        ("reviewer", "waiting", 200),
        ("reviewer", "live", 200),
        ("root", "draft", 200),
        ("reader", "draft", 404),
        ("reader", "live", 404),
        ("outsider", "draft", 404),
        ("bob", "draft", 404),
        ("bob", "live", 404),
        ("nobody", "draft", 302),
    ],
)
def test_who_opens_the_editor(world: World, name: str, page: str, status: int) -> None:
    response = world.client(name).get(edit_url(getattr(world.ours, page)))
    assert response.status_code == status


BUTTONS = {
    ("ann", "draft"): ["submit"],
    ("ann", "waiting"): ["retract"],
    ("ann", "live"): ["retract"],
    ("reviewer", "waiting"): ["publish", "reject"],
    ("root", "draft"): ["submit", "publish"],
}


@pytest.mark.parametrize(("name", "page"), BUTTONS, ids=str)
def test_the_buttons_are_the_open_transitions(world: World, name: str, page: str) -> None:
    response = world.client(name).get(edit_url(getattr(world.ours, page)))
    text = response.content.decode()
    shown = [
        one for one in ("submit", "retract", "publish", "reject") if f'value="{one}"' in text or f"/{one}/" in text
    ]
    assert sorted(shown) == sorted(BUTTONS[name, page])
    for stock in ("action-publish", "action-submit", "action-restart-workflow", "action-cancel-workflow"):
        assert stock not in text


def test_saving_keeps_the_page_where_it_is(world: World) -> None:
    response = post(world, "ann", world.ours.draft, summary="Another")
    assert response.status_code == 200
    assert world.ours.draft.get_latest_revision_as_object().summary != "Another"
    assert fresh(world.ours.draft).get_latest_revision_as_object().summary == "Another"
    assert state(world.ours.draft) == "private"


def test_a_transition_saves_first_and_offers_exactly_that(world: World) -> None:
    response = post(world, "ann", world.ours.draft, summary="Submitted", **{"action-transition": "submit"})
    page = fresh(world.ours.draft)
    assert "Pending review" in said(response)
    assert state(page) == "pending"
    assert api.record_of(page).revision.as_object().summary == "Submitted"
    assert page.workflow_in_progress


def test_without_changes_no_revision_is_made(world: World) -> None:
    before = world.ours.draft.revisions.count()
    post(world, "ann", world.ours.draft, **{"action-transition": "submit"})
    assert fresh(world.ours.draft).revisions.count() == before
    assert state(world.ours.draft) == "pending"


@pytest.mark.parametrize("button", ["action-submit", "action-transition"])
def test_wagtails_own_button_means_the_transition(world: World, button: str) -> None:
    post(world, "ann", world.ours.draft, **{button: "submit"})
    assert state(world.ours.draft) == "pending"


@pytest.mark.parametrize("button", ["action-publish", "action-transition"])
def test_publishing_what_one_may_not_is_refused_and_saved(world: World, button: str) -> None:
    response = post(world, "ann", world.ours.draft, summary="Mine", **{button: "publish"})
    page = fresh(world.ours.draft)
    assert state(page) == "private"
    assert not page.live
    assert page.get_latest_revision_as_object().summary == "Mine"
    assert said(response)


def test_wagtails_publish_button_publishes_for_who_may(world: World) -> None:
    post(world, "root", world.ours.waiting, **{"action-publish": "x"})
    page = fresh(world.ours.waiting)
    assert page.live
    assert state(page) == "published"


def test_cancelling_is_taking_back(world: World) -> None:
    post(world, "ann", world.ours.waiting, **{"action-cancel-workflow": "x"})
    assert state(world.ours.waiting) == "private"
    assert not fresh(world.ours.waiting).workflow_in_progress
    assert HistoryEntry.objects.filter(page=world.ours.waiting, transition="retract").exists()


def test_an_invalid_page_is_not_sent_and_the_form_comes_back(world: World) -> None:
    response = post(world, "ann", world.ours.draft, title="", summary="Kept", **{"action-transition": "submit"})
    assert response.status_code == 200
    assert "Kept" in response.content.decode()
    assert state(world.ours.draft) == "private"


def test_what_somebody_else_has_saved_meanwhile_is_not_sent_unseen(world: World) -> None:
    data = form_of(world.ours.draft, summary="Mine", **{"action-transition": "submit"})
    other = fresh(world.ours.draft)
    other.summary = "Theirs"
    other.save_revision(user=world.people["administrator"])
    response = world.client("ann").post(edit_url(world.ours.draft), data, follow=True)
    assert "saved the page since" in said(response)
    assert "Mine" in response.content.decode()
    assert state(world.ours.draft) == "private"
    assert fresh(world.ours.draft).get_latest_revision_as_object().summary == "Theirs"


def test_r15_a_reviewer_publishes_only_what_they_have_read(world: World) -> None:
    data = form_of(world.ours.waiting, **{"action-transition": "publish"})
    other = fresh(world.ours.waiting)
    other.summary = "Slipped in"
    other.save_revision(user=world.people["administrator"])
    response = world.client("reviewer").post(edit_url(world.ours.waiting), data, follow=True)
    assert not fresh(world.ours.waiting).live
    assert state(world.ours.waiting) == "pending"
    assert said(response)


def test_a_locked_form_saves_nothing_and_still_fires(world: World) -> None:
    post(world, "ann", world.ours.waiting, summary="Sneaked", **{"action-transition": "retract"})
    page = fresh(world.ours.waiting)
    assert state(page) == "private"
    assert page.get_latest_revision_as_object().summary != "Sneaked"


def test_r16_who_waits_for_a_review_does_not_write(world: World) -> None:
    post(world, "ann", world.ours.waiting, summary="Sneaked")
    assert fresh(world.ours.waiting).get_latest_revision_as_object().summary != "Sneaked"


def test_a_saved_change_of_a_live_page_waits(world: World) -> None:
    post(world, "ann", world.ours.live, summary="Changed")
    assert api.record_of(world.ours.live).track == "draft"
    assert fresh(world.ours.live).summary != "Changed"


def test_a_live_page_changes_only_after_review(world: World) -> None:
    post(world, "ann", world.ours.live, summary="Changed", **{"action-transition": "submit"})
    page = fresh(world.ours.live)
    assert page.live
    assert page.summary != "Changed"
    assert api.record_of(page).track == "pending"
    assert b"Changed" not in world.client("nobody").get(page.url).content
    post(world, "reviewer", page, **{"action-transition": "publish"})
    assert fresh(page).summary == "Changed"
    assert b"Changed" in world.client("nobody").get(page.url).content


@pytest.mark.parametrize("transition", ["publish", "nonsense", "../../x", "submit"])
def test_foreign_pages_are_not_there(world: World, transition: str) -> None:
    response = post(world, "ann", world.theirs.draft, **{"action-transition": transition})
    assert response.status_code == 404
    assert CANARY not in response.content.decode()
    assert state(world.theirs.draft) == "private"


def test_autosave_saves(world: World) -> None:
    headers = {"accept": "application/json"}
    response = world.client("ann").post(
        edit_url(world.ours.draft), form_of(world.ours.draft, summary="By itself"), headers=headers
    )
    assert response.json()["success"]
    assert fresh(world.ours.draft).get_latest_revision_as_object().summary == "By itself"


def test_r33_a_transition_needs_a_token(world: World) -> None:
    client = world.client("ann")
    client.handler.enforce_csrf_checks = True
    response = client.post(edit_url(world.ours.draft), form_of(world.ours.draft, **{"action-transition": "submit"}))
    assert response.status_code == 403
    assert state(world.ours.draft) == "private"
