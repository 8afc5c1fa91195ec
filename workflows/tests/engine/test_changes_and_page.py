"""Changes beside a live page and the page itself: what is about one is never done to the other."""

from typing import Any

import pytest

from workflows import api
from workflows.definitions.registry import registered
from workflows.definitions.tables import Definition, Guard, PermissionMap, State, Transition, Worklist
from workflows.errors import TransitionRefused, WorkflowError
from workflows.models import HistoryEntry, OutboxRow, PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people
from workflows.vocabulary import Permission, Role, Track

WRITERS = frozenset({Role.OWNER, Role.EDITOR, Role.REVIEWER, Role.MANAGER})
REVIEWERS = frozenset({Role.REVIEWER, Role.MANAGER})


def rights(delete: frozenset[Role], view: frozenset[Role] = WRITERS) -> dict[str, PermissionMap]:
    return {
        Permission.VIEW: PermissionMap(roles=view),
        Permission.DELETE: PermissionMap(roles=delete),
    }


def to(name: str, target: str) -> Transition:
    return Transition(id=name, target=target, guard=Guard(permissions=(Permission.VIEW,)))


ARCHIVE = Definition(
    id="with_archive",
    initial_state="private",
    permissions=(Permission.VIEW, Permission.DELETE),
    states=(
        State(id="private", exits=("submit", "archive"), permissions=rights(WRITERS)),
        State(id="pending", exits=("publish", "archive"), permissions=rights(REVIEWERS)),
        State(id="published", exits=("archive",), permissions=rights(REVIEWERS, frozenset({Role.ANONYMOUS}))),
        State(id="archived", exits=("restore",), permissions=rights(REVIEWERS)),
    ),
    transitions=(
        to("submit", "pending"),
        to("publish", "published"),
        to("archive", "archived"),
        to("restore", "private"),
    ),
    worklists=(Worklist(id="queue", matches={"review_state": ("pending",)}),),
)


@pytest.fixture
def live(owner: Any) -> Any:
    """Return a live page with a newer draft."""
    with registered(ARCHIVE):
        people.follow(ArticlePage, "with_archive")
        page = people.article(owner=owner)
        api.place(page, "published")
        people.save(page, owner, title="Newer")
        page.refresh_from_db()
        yield page


def test_archiving_takes_the_page_off_whatever_is_under_way(live: Any, reviewer: Any) -> None:
    api.fire(live, "archive", user=reviewer)
    assert people.now(live) == ("archived", "none", False)


def test_who_may_delete_a_draft_does_not_delete_the_live_page_it_would_change(live: Any, owner: Any) -> None:
    assert api.record_of(live).track == Track.DRAFT
    assert not api.has_permission(owner, live, Permission.DELETE)
    assert not ArticlePage.objects.filter(api.pages_with(owner, Permission.DELETE)).exists()


def test_who_may_delete_both_deletes(live: Any, reviewer: Any) -> None:
    assert api.has_permission(reviewer, live, Permission.DELETE)
    assert ArticlePage.objects.filter(api.pages_with(reviewer, Permission.DELETE)).get().pk == live.pk


def test_draft_that_is_not_live_is_deleted_by_its_writer(live: Any, owner: Any) -> None:
    api.place(live, "private")
    assert api.has_permission(owner, live, Permission.DELETE)
    assert ArticlePage.objects.filter(api.pages_with(owner, Permission.DELETE)).exists()


def test_changes_are_placed_beside_the_page(live: Any, owner: Any, reviewer: Any) -> None:
    api.place(live, "published", user=owner, track=Track.PENDING)
    assert people.now(live) == ("published", "pending", True)
    live.refresh_from_db()
    assert live.title == "Bread"
    api.fire(live, "publish", user=reviewer)
    live.refresh_from_db()
    assert live.title == "Newer"


def test_page_that_is_not_live_has_no_changes_beside_it(live: Any) -> None:
    api.place(live, "private")
    live.refresh_from_db()
    with pytest.raises(WorkflowError):
        api.place(live, "private", track=Track.PENDING)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("  why \n", "why"), ("a\x00b", "ab"), ("x" * 6000, "x" * api.LONGEST_COMMENT), ("\x00 ", "")],
)
def test_comment_is_tidied_at_the_door(live: Any, owner: Any, written: str, kept: str) -> None:
    api.fire(live, "submit", user=owner, comment=written)
    assert HistoryEntry.objects.last().comment == kept


def test_comment_of_nothing_visible_is_none(live: Any, owner: Any) -> None:
    with pytest.raises(TransitionRefused):
        api.fire(live, "restore", user=owner, comment=" ")
    assert PageState.objects.get(pk=live.pk).state == "published"


def test_command_drains_and_gives_what_failed_another_chance(live: Any, capsys: Any) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    OutboxRow.objects.all().delete()
    OutboxRow.objects.create(kind="nobody", status=OutboxRow.Status.FAILED, attempts=8)
    call_command("workflow", "drain")
    call_command("workflow", "drain", "--failed")
    assert capsys.readouterr().out.split() == ["0", "1"]
