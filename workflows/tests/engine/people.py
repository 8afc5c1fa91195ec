"""People and pages for the engine's tests."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from workflows import api
from workflows.models import GroupRole, LocalRole, PageState, TypePolicy
from workflows.tests.bare.pages.models import ArticlePage


def user(name: str, *roles: str, **fields: Any) -> Any:
    """Return the user `name`, made when missing; `roles` are theirs everywhere, by a group of each role's name."""
    person, _ = get_user_model().objects.get_or_create(username=name, defaults=fields)
    for role in roles:
        group, _ = Group.objects.get_or_create(name=f"{role}s")
        GroupRole.objects.get_or_create(group=group, role=role)
        person.groups.add(group)
    return person


def give(person: Any, role: str, page: Page) -> None:
    """Give a role on a page."""
    LocalRole.objects.get_or_create(page_id=page.pk, user=person, role=role)


def root() -> Page:
    """Return the root of the tree; a test that empties the database afterwards takes it along."""
    Locale.objects.get_or_create(language_code="en")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def article(title: str = "Bread", *, owner: Any = None, parent: Page | None = None, **fields: Any) -> ArticlePage:
    """Return a new draft, saved once by its owner."""
    parent = Page.objects.get(pk=(parent or root()).pk)
    page = parent.add_child(instance=ArticlePage(title=title, live=False, owner=owner, **fields))
    if not PageState.objects.filter(pk=page.pk).exists():
        api.page_created(page)
    save(page, owner)
    return ArticlePage.objects.get(pk=page.pk)


def save(page: Page, person: Any = None, **fields: Any) -> Any:
    """Save `page` as a draft, as the editor does; return the revision."""
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=person, clean=False)
    api.note_saved(draft, revision)
    return revision


def follow(page_type: type[Page], workflow: str) -> None:
    """Let all pages of a type follow `workflow`."""
    TypePolicy.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(page_type), defaults={"workflow": workflow}
    )


def now(page: Page) -> tuple[str, str, bool]:
    """Return where the page is: its state, that of its changes, and whether it is public."""
    record = PageState.objects.get(pk=page.pk)
    return record.state, record.track, Page.objects.get(pk=page.pk).live
