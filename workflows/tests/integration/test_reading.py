"""Drafts, revisions and history: for everybody who holds View, and there for nobody else."""

import pytest

from workflows.models import LocalRole
from workflows.tests.integration.forms import url
from workflows.tests.integration.world import CANARY, World, article

VIEWS = (
    "view_draft",
    "history",
    "history_results",
    "workflow_history",
    "revisions_view",
    "revisions_compare",
    "preview_on_edit",
    "workflow_history_detail",
)


def address(view: str, page) -> str:
    revision = page.latest_revision_id
    extra = {
        "revisions_view": (revision,),
        "revisions_compare": ("earliest", "latest"),
        "workflow_history_detail": tuple(page.workflow_states.values_list("pk", flat=True)[:1]),
    }
    return url(view, page.pk, *extra.get(view, ()))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["ann", "reader", "reviewer", "administrator", "root"])
def test_who_holds_view_reads(world: World, view: str, name: str) -> None:
    response = world.client(name).get(address(view, world.ours.waiting))
    assert response.status_code == 200
    if view not in {"history_results", "preview_on_edit"}:
        assert "Meadow waiting" in response.content.decode()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["ann", "reader", "outsider"])
def test_r34_for_the_others_it_is_not_there(world: World, view: str, name: str) -> None:
    client = world.client(name)
    response = client.get(address(view, world.theirs.waiting))
    missing = client.get(address(view, world.theirs.waiting).replace(str(world.theirs.waiting.pk), "99999", 1))
    assert response.status_code == missing.status_code == 404
    assert CANARY not in response.content.decode()


def test_a_draft_of_a_live_page_is_not_for_its_public(world: World) -> None:
    page = world.ours.live
    page.summary = "Not yet"
    page.save_revision(user=world.people["ann"])
    for name in ("outsider", "bob"):
        assert world.client(name).get(address("view_draft", page)).status_code == 404
        assert world.client(name).get(address("history", page)).status_code == 404
    assert b"Not yet" in world.client("ann").get(address("view_draft", page)).content


def test_a_revision_of_another_page_is_not_shown(world: World) -> None:
    crossed = url("revisions_view", world.ours.draft.pk, world.theirs.draft.latest_revision_id)
    assert world.client("ann").get(crossed).status_code == 404
    crossed = url("revisions_compare", world.ours.draft.pk, world.theirs.draft.latest_revision_id, "latest")
    assert world.client("ann").get(crossed).status_code == 404


def test_breadcrumbs_begin_below_what_is_hidden(world: World) -> None:
    page = article(world.theirs.folder, "Invited", world.people["bob"])
    LocalRole.objects.create(page=page, user=world.people["ann"], role="Reader")
    response = world.client("ann").get(url("history", page.pk))
    assert response.status_code == 200
    assert "Invited" in response.content.decode()
    assert CANARY not in response.content.decode()
