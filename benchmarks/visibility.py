"""Time what a user sees in lists, with few and with many local roles.

Usage: visibility.py. The explorer's list of 100 rows, its whole page over HTTP, and the review list of 1,000 pending
pages, for users with 1, 30 and 300 local grants, on SQLite and on PostgreSQL; then the lists once more with 1 and 30
blocks of inheritance. Fails when a list takes more than 10 queries, the whole page more than 39 (Wagtail's own takes
29 of them), or anything more queries for many grants than for few or more than three times as long with blocks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bare import in_bare_project, middle, milliseconds, queries

GRANTS = (1, 30, 300)
BLOCKS = (1, 30)
ROWS, PENDING, ROUNDS, SLOWER = 100, 1000, 5, 3
MOST = {"explorer": 10, "explorer, whole page": 39, "review list": 10}


def build() -> Any:
    """Make 1,000 pending pages in sections of 100 below one folder, written with plain statements; return it."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from wagtail.models import Page

    from workflows.models import PageState
    from workflows.tests.bare.pages.models import ArticlePage, FolderPage

    root = Page.get_first_root_node()
    folder = root.add_child(instance=FolderPage(title="Everything", live=False))
    kind = ContentType.objects.get_for_model(ArticlePage)
    for number in range(PENDING // ROWS):
        section = folder.add_child(instance=FolderPage(title=f"Section {number}", live=False))
        common = {"depth": 4, "content_type": kind, "live": False, "locale": root.locale}
        pages = [
            Page(path=f"{section.path}{row + 1:04}", title=f"Page {row}", slug=f"page-{row}", **common)
            for row in range(ROWS)
        ]
        for page in pages:
            page.draft_title, page.url_path = page.title, f"{section.url_path}{page.slug}/"
        Page.objects.bulk_create(pages)
        Page.objects.filter(pk=section.pk).update(numchild=ROWS)
    table = ArticlePage.objects.model._meta.db_table  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, body, summary) SELECT id, '', '' FROM wagtailcore_page WHERE depth = 4"
        )
    waiting = Page.objects.filter(depth=4).values_list("pk", flat=True)
    PageState.objects.update(state="published")
    PageState.objects.bulk_create(
        PageState(page_id=pk, workflow="simple_publication", state="pending") for pk in waiting
    )
    return folder


def person(folder: Any, grants: int) -> Any:
    """Return a reviewer of everything below `folder`, who has so many local roles, most of them on single pages."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import Page

    from workflows.models import LocalRole

    admins, _ = Group.objects.get_or_create(name="Admins")
    admins.permissions.add(Permission.objects.get(codename="access_admin"))
    user = get_user_model().objects.create_user(f"with {grants}")
    user.groups.add(admins)
    pages = [folder, *Page.objects.descendant_of(folder).filter(depth=4).order_by("path")[: grants - 1]]
    LocalRole.objects.bulk_create(LocalRole(page=page, user=user, role="Reviewer") for page in pages)
    return user


def lists(folder: Any) -> dict[str, Callable[[Any], Any]]:
    """Return what is measured: a name, and what to do for a user."""
    from django.test import Client
    from django.urls import reverse
    from wagtail.models import Page
    from wagtail.permissions import policy_registry

    from workflows import api

    section, clients = folder.get_children().first(), {}

    def explorer(user: Any) -> None:
        listed = policy_registry.get_by_type(Page).explorable_instances(user).child_of(section).specific()[:ROWS]
        assert len(listed) == ROWS

    def whole_page(user: Any) -> None:
        if user.pk not in clients:
            clients[user.pk] = Client()
            clients[user.pk].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        answer = clients[user.pk].get(reverse("wagtailadmin_explore", args=[section.pk]), {"ordering": "ord"})
        assert answer.content.count(b"data-listing-page-title") == ROWS

    def review_list(user: Any) -> None:
        waiting = len(api.waiting_for(user).select_related("page", "submitted_by"))
        assert PENDING - max(BLOCKS) <= waiting <= PENDING

    assert Page.objects.child_of(section).count() == ROWS
    return {"explorer": explorer, "explorer, whole page": whole_page, "review list": review_list}


def block(folder: Any, number: int) -> None:
    """Let so many of the last pages below `folder` inherit no roles."""
    from wagtail.models import Page

    from workflows.models import RoleBlock

    last = Page.objects.descendant_of(folder).order_by("-path")[:number]
    RoleBlock.objects.bulk_create((RoleBlock(page=page) for page in last), ignore_conflicts=True)


def tell(name: str, grants: int, do: Callable[[Any], Any], user: Any) -> tuple[int, float]:
    """Measure one line, print it, and return the number of queries and the milliseconds."""
    fresh = [type(user).objects.get(pk=user.pk) for _ in range(ROUNDS + 2)]
    do(fresh[0])
    count, time = len(queries(partial(do, fresh[1]))), middle([milliseconds(partial(do, one)) for one in fresh[2:]])
    print(f"{name:36} {grants:4} grants {time:9.1f} ms {count:4} queries", flush=True)
    return count, time


def measure() -> int:
    """Measure all of it; print it; return the exit status."""
    from django.db import connection, transaction

    with transaction.atomic():
        folder = build()
    users, missed, alone = {grants: person(folder, grants) for grants in GRANTS}, 0, {}
    todo = lists(folder)
    for blocks in (0, *BLOCKS):
        block(folder, blocks)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for name, do in todo.items():
            label = f"{name}, {blocks} blocks" if blocks else name
            told = [tell(label, grants, do, user) for grants, user in users.items()]
            counts, time = {count for count, _ in told}, sum(time for _, time in told)
            missed += len(counts) > 1 or max(counts) > MOST[name] or time > SLOWER * alone.setdefault(name, time)
    return missed


def main() -> int:
    """Run the benchmark on both databases."""
    return sum(in_bare_project(kind, measure) for kind in ("sqlite", "postgresql"))


if __name__ == "__main__":
    raise SystemExit(main())
