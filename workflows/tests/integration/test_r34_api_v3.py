"""Row 34, Wagtail's API that writes: addresses × roles × somebody else's page, and every write on one's own."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Page

from workflows import api
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage
from workflows.tests.integration.world import CANARY, Section, World, article

ROOT = "/api/v3/pages/"
PEOPLE = ("ann", "reader", "outsider", "nobody")
Ask = Callable[..., Any]


@pytest.fixture
def ask(world: World) -> Ask:
    """Return a function that asks as somebody, with their token; what the view changed stays."""

    def ask(name: str, method: str, path: str, **body: Any) -> Any:
        client = world.api(name, raise_request_exception=False)
        return client.generic(method.upper(), ROOT + path, json.dumps(body), content_type="application/json")

    return ask


def listed(ask: Ask, name: str, query: str = "") -> Any:
    """Return the answer of the list to somebody."""
    return ask(name, "get", query)


def writes(section: Section) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (method, path, body) of everything that one may try with a page."""
    page, revision, there = section.waiting.pk, section.waiting.latest_revision_id, section.folder.pk
    patch = {"meta": {"type": "bare_pages.ArticlePage"}, "title": "Changed"}
    published = {"meta": {"type": "bare_pages.ArticlePage", "action": "publish"}, "title": "Changed"}
    actions: dict[str, dict[str, Any]] = {
        "publish": {},
        "unpublish": {"recursive": True},
        "copy": {"destination_id": there, "recursive": True},
        "move": {"destination_id": there, "position": "last-child"},
        "revert": {"revision_id": revision},
        "convert_alias": {},
        "create_alias": {"destination_id": there},
        "copy_for_translation": {"locale": "en"},
    }
    return [
        ("patch", f"{page}/", patch),
        ("patch", f"{page}/", published),
        ("delete", f"{page}/", {}),
        ("delete", f"{page}/actions/delete/", {}),
        *(("post", f"{page}/actions/{name}/", body) for name, body in actions.items()),
    ]


def reads(section: Section) -> list[str]:
    page = section.waiting
    revisions = [f"{page.pk}/revisions/", f"{page.pk}/revisions/{page.latest_revision_id}/"]
    return [f"{page.pk}/", f"{page.pk}/?version=draft", *revisions]


@pytest.mark.parametrize("name", PEOPLE)
def test_r34_not_yours_and_not_there_are_one_answer(world: World, ask: Ask, name: str) -> None:
    page, wrong = world.theirs.waiting.pk, []
    asked: list[tuple[str, str, dict[str, Any]]] = [("get", path, {}) for path in reads(world.theirs)]
    for method, path, body in asked + writes(world.theirs):
        with transaction.atomic():
            yours, missing = (ask(name, method, one, **body) for one in (path, path.replace(f"{page}/", "987654/", 1)))
            transaction.set_rollback(True)
        right = {404} if name != "nobody" else {404, 401}
        if yours.status_code not in right or (yours.status_code, yours.content) != (
            missing.status_code,
            missing.content,
        ):
            wrong.append((method, path, yours.status_code, missing.status_code, yours.content))
    assert wrong == []


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("place", ["theirs", "nowhere"])
def test_r34_nothing_is_put_below_a_foreign_page(world: World, ask: Ask, name: str, place: str) -> None:
    there = world.theirs.folder.pk if place == "theirs" else 987654
    own = world.ours.draft.pk
    meta = {"type": "bare_pages.ArticlePage", "parent_id": there}
    answers = [
        ask(name, "post", "", meta=meta, title="New", slug="new"),
        ask(name, "post", f"{own}/actions/copy/", destination_id=there, keep_live=False),
        ask(name, "post", f"{own}/actions/move/", destination_id=there, position="last-child"),
        ask(name, "post", f"{own}/actions/move/", destination_id=there, position="left"),
        ask(name, "post", f"{own}/actions/create_alias/", destination_id=there),
    ]
    assert {answer.status_code for answer in answers} == ({401} if name == "nobody" else {404})


@pytest.mark.parametrize("name", ["ann", "reader", "outsider"])
@pytest.mark.parametrize("query", ["", "?search=kanariefugl", "?type=bare_pages.ArticlePage", "find/?id={}"])
def test_r34_lists_leave_foreign_pages_out(world: World, ask: Ask, name: str, query: str) -> None:
    answer = listed(ask, name, query.format(world.theirs.waiting.pk))
    assert CANARY not in answer.content.decode()
    assert answer.status_code in {200, 404, 403}


def test_r34_a_reviewer_finds_no_private_drafts(world: World, ask: Ask) -> None:
    text = listed(ask, "reviewer").content.decode()
    assert f"{CANARY} draft" not in text
    assert f"{CANARY} waiting" in text
    assert ask("reviewer", "get", f"{world.theirs.draft.pk}/?version=draft").status_code == 404


def test_r34_what_is_for_members_is_not_for_everybody(world: World, ask: Ask) -> None:
    world.handbook.title = "For members"
    world.handbook.save_revision(user=world.people["ann"])
    api.place(world.handbook, "internal")
    for path in ("", f"{world.handbook.pk}/", f"find/?id={world.handbook.pk}"):
        answer = ask("nobody", "get", path)
        assert "For members" not in answer.content.decode()
        assert answer.status_code in {401, 404}
    assert ask("ann", "get", f"{world.handbook.pk}/").json()["title"] == "For members"


def test_what_everybody_may_read_is_there_for_everybody(world: World, ask: Ask) -> None:
    assert ask("nobody", "get", f"{world.ours.live.pk}/").json()["title"] == "Meadow live"


def test_a_session_opens_nothing(world: World) -> None:
    assert world.client("root").get(f"{ROOT}{world.ours.draft.pk}/").status_code == 404


def test_r34_the_page_above_is_named_to_those_who_see_it(world: World, ask: Ask) -> None:
    own = article(world.theirs.folder, "Left to ann", world.people["ann"])
    answer = ask("ann", "get", f"{own.pk}/")
    assert answer.status_code == 200
    assert CANARY not in answer.content.decode()
    assert ask("root", "get", f"{own.pk}/").json()["meta"]["parent"]["title"].startswith(CANARY)


@pytest.mark.parametrize("name", ["ann", "reviewer", "administrator", "root"])
@pytest.mark.parametrize("state", ["draft", "waiting", "live"])
def test_r34_nothing_is_published_or_taken_off_past_the_door(world: World, ask: Ask, name: str, state: str) -> None:
    page = getattr(world.ours, state)
    before = (api.record_of(page).state, page.live, page.live_revision_id)
    published = {"meta": {"type": "bare_pages.ArticlePage", "action": "publish"}, "title": "Past the door"}
    answers = [
        ask(name, "post", f"{page.pk}/actions/publish/"),
        ask(name, "post", f"{page.pk}/actions/unpublish/", recursive=True),
        ask(name, "patch", f"{page.pk}/", **published),
    ]
    page = ArticlePage.objects.get(pk=page.pk)
    assert (api.record_of(page).state, page.live, page.live_revision_id) == before
    seen = api.has_permission(world.people[name], page, "View")
    assert {answer.status_code for answer in answers} == ({403} if seen else {404})
    assert all(answer.json()["detail"] for answer in answers if answer.status_code == 403)


def test_a_draft_is_written_by_its_author_and_by_nobody_who_only_reads_it(world: World, ask: Ask) -> None:
    body = {"meta": {"type": "bare_pages.ArticlePage"}, "title": "By machine"}
    assert ask("reader", "patch", f"{world.ours.draft.pk}/", **body).status_code == 403
    assert ask("ann", "patch", f"{world.ours.draft.pk}/", **body).status_code == 200
    assert ask("ann", "patch", f"{world.ours.waiting.pk}/", **body).status_code == 403
    assert ArticlePage.objects.get(pk=world.ours.draft.pk).get_latest_revision_as_object().title == "By machine"
    assert api.record_of(world.ours.draft).authors == [world.people["ann"].pk]


def test_changes_to_a_public_page_stay_beside_it(world: World, ask: Ask) -> None:
    body = {"meta": {"type": "bare_pages.ArticlePage"}, "title": "By machine"}
    assert ask("administrator", "patch", f"{world.ours.live.pk}/", **body).status_code == 200
    assert (api.record_of(world.ours.live).state, api.record_of(world.ours.live).track) == ("published", "draft")
    assert ArticlePage.objects.get(pk=world.ours.live.pk).title == "Meadow live"


@pytest.mark.parametrize("action", [{}, {"action": "publish"}], ids=["draft", "publish"])
@pytest.mark.parametrize("name", ["ann", "root"])
def test_a_new_page_begins_as_a_draft(world: World, ask: Ask, name: str, action: dict[str, str]) -> None:
    meta = {"type": "bare_pages.ArticlePage", "parent_id": world.ours.folder.pk, **action}
    answer = ask(name, "post", "", meta=meta, title="New", slug="new")
    assert answer.status_code == (403 if action else 201)
    made = ArticlePage.objects.filter(title="New")
    assert [(api.record_of(page).state, page.live) for page in made] == [("private", False)] * made.count()
    assert made.exists() is not bool(action)


@pytest.mark.parametrize("keep_live", [True, False])
@pytest.mark.parametrize("place", ["ours", "plain"])
def test_a_copy_begins_as_a_draft(world: World, ask: Ask, place: str, keep_live: bool) -> None:
    there = world.ours.folder if place == "ours" else world.plain
    path, body = f"{world.ours.live.pk}/actions/copy/", {"destination_id": there.pk, "title": "Copy", "slug": "copy"}
    ask("root", "post", path, keep_live=keep_live, **body)
    made = ArticlePage.objects.filter(slug="copy")
    assert [(api.record_of(page).state, page.live) for page in made] == [("private", False)] * made.count()
    assert made.exists() or (keep_live and place == "ours")


def test_a_move_is_settled_like_any_other(world: World, ask: Ask) -> None:
    path, body = f"{world.ours.waiting.pk}/actions/move/", {"position": "last-child", "destination_id": world.home.pk}
    assert ask("root", "post", path, **body).status_code == 200
    assert api.record_of(Page.objects.get(pk=world.ours.waiting.pk)).state == "private"
    assert not world.ours.waiting.workflow_states.filter(status="in_progress").exists()


def test_who_may_not_delete_deletes_nothing(world: World, ask: Ask) -> None:
    for path in (f"{world.ours.draft.pk}/", f"{world.ours.draft.pk}/actions/delete/"):
        assert ask("reader", "delete", path).status_code == 403
    assert ArticlePage.objects.filter(pk=world.ours.draft.pk).exists()


@pytest.mark.parametrize(("method", "path", "body"), [("post", "actions/revert/", {}), ("delete", "", {})])
def test_a_lock_of_somebody_elses_holds(world: World, ask: Ask, method: str, path: str, body: dict[str, Any]) -> None:
    page = world.ours.draft
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=world.people["administrator"])
    body = {"revision_id": page.latest_revision_id} if "revert" in path else body
    answer = ask("ann", method, f"{page.pk}/{path}", **body)
    assert answer.status_code == 403
    assert answer.json()["detail"]
    assert ArticlePage.objects.get(pk=page.pk).latest_revision_id == page.latest_revision_id


def test_an_internal_page_is_written_where_it_is(world: World, ask: Ask) -> None:
    api.place(world.handbook, "internal")
    body = {"meta": {"type": "bare_pages.HandbookPage"}, "title": "By machine"}
    assert ask("ann", "patch", f"{world.handbook.pk}/", **body).status_code == 200
    assert api.record_of(HandbookPage.objects.get(pk=world.handbook.pk)).state == "internal"
