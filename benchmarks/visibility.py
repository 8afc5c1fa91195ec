"""Time what a user sees in lists, with few and with many local roles.

Usage: visibility.py. The explorer's page of 100 rows and the review list of 1,000 pending pages, for users with 1, 30
and 300 local grants, on SQLite and on PostgreSQL. Fails when a list takes more than 10 queries, or more for many
grants than for few.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bare import in_bare_project, middle, milliseconds, queries

GRANTS = (1, 30, 300)
ROWS, PENDING, MOST, ROUNDS = 100, 1000, 10, 5


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
    from wagtail.models import Page
    from wagtail.permissions import policy_registry

    from workflows import api

    section = folder.get_children().first()

    def explorer(user: Any) -> None:
        listed = policy_registry.get_by_type(Page).explorable_instances(user).child_of(section).specific()[:ROWS]
        assert len(listed) == ROWS

    def review_list(user: Any) -> None:
        assert len(api.waiting_for(user).select_related("page", "submitted_by")) == PENDING

    assert Page.objects.child_of(section).count() == ROWS
    return {"explorer": explorer, "review list": review_list}


def measure() -> int:
    """Measure all of it; print it; return the exit status."""
    from django.db import transaction

    with transaction.atomic():
        folder = build()
    users = {grants: person(folder, grants) for grants in GRANTS}
    missed = 0
    for name, do in lists(folder).items():
        counts = []
        for grants, user in users.items():
            fresh = [type(user).objects.get(pk=user.pk) for _ in range(ROUNDS + 2)]
            do(fresh[0])
            counts.append(len(queries(partial(do, fresh[1]))))
            times = [milliseconds(partial(do, one)) for one in fresh[2:]]
            print(f"{name:22} {grants:4} grants {middle(times):9.1f} ms {counts[-1]:4} queries", flush=True)
        missed += len(set(counts)) > 1 or max(counts) > MOST
    return missed


def main() -> int:
    """Run the benchmark on both databases."""
    return sum(in_bare_project(kind, measure) for kind in ("sqlite", "postgresql"))


if __name__ == "__main__":
    raise SystemExit(main())
