"""A small site: two sections that know nothing of each other, and one person of each kind."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import APIToken, GroupPagePermission, Page, Site

from workflows import api
from workflows.models import GroupRole, LocalRole
from workflows.tests.bare.pages.models import ArticlePage, FolderPage, HandbookPage, PlainPage
from workflows.vocabulary import Role

CANARY = "Kanariefugl"
"""In every title and text of the foreign section, and nowhere else."""
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Section:
    """What one of the two has."""

    folder: FolderPage
    draft: ArticlePage
    waiting: ArticlePage
    live: ArticlePage
    owner: Any


@dataclass
class World:
    """All of it."""

    home: FolderPage
    ours: Section
    theirs: Section
    handbook: HandbookPage
    plain: PlainPage
    people: dict[str, Any]

    def client(self, name: str) -> Client:
        """Return a client logged in as one of the people; "nobody" is not logged in."""
        client = Client()
        if name != "nobody":
            client.force_login(self.people[name], backend=BACKEND)
        return client

    def api(self, name: str, **options: Any) -> Client:
        """Return a client that sends the token of one of the people; "nobody" has none."""
        if name == "nobody":
            return Client(**options)
        token = APIToken.create_token(user=self.people[name], name="test")[1]
        return Client(headers={"Authorization": f"Bearer {token}"}, **options)


def person(name: str, *groups: Group, **facts: Any) -> Any:
    """Return a user of the admin."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x", **facts)
    user.groups.add(admins(), *groups)
    return user


def admins() -> Group:
    """Return the group of all who may enter the admin."""
    group, made = Group.objects.get_or_create(name="Admin")
    if made:
        group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group


def article(parent: Page, title: str, owner: Any, state: str = "private", **fields: Any) -> ArticlePage:
    """Return an article below `parent`, brought into `state`."""
    text = {"summary": f"{title} summary", "body": f'<p data-block-key="a1b2c">{title} text</p>'}
    page = ArticlePage(**{"title": title, "owner": owner, "live": False, **text, **fields})
    parent.add_child(instance=page)
    page.save_revision(user=owner)
    if state == "pending":
        api.fire(page, "submit", user=owner)
    elif state != "private":
        api.place(page, state)
    return ArticlePage.objects.get(pk=page.pk)


def folder(parent: Page, title: str, owner: Any = None, state: str = "private") -> FolderPage:
    """Return a folder below `parent`, brought into `state`."""
    page = FolderPage(title=title, owner=owner, live=False)
    parent.add_child(instance=page)
    page.save_revision(user=owner)
    if state != "private":
        api.place(page, state)
    return FolderPage.objects.get(pk=page.pk)


def let_ann_edit(world: World, page: Page, *more: str) -> None:
    """Let Ann edit a page without a workflow, publish there and do `more`, by Wagtail's own permissions."""
    group, _ = Group.objects.get_or_create(name="Plain")
    world.people["ann"].groups.add(group)
    for codename in ("add_page", "change_page", "publish_page", *more):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def section(home: Page, word: str, owner: Any) -> Section:
    """Return a private section with a page in each state."""
    place = folder(home, f"{word} folder", owner)
    LocalRole.objects.create(page=place, user=owner, role=Role.EDITOR)
    LocalRole.objects.create(page=place, user=owner, role=Role.CONTRIBUTOR)
    return Section(
        folder=place,
        draft=article(place, f"{word} draft", owner),
        waiting=article(place, f"{word} waiting", owner, "pending"),
        live=article(place, f"{word} live", owner, "published"),
        owner=owner,
    )


def make_world() -> World:
    """Make the site."""
    reviewers = Group.objects.create(name="Reviewers")
    GroupRole.objects.create(group=reviewers, role=Role.REVIEWER)
    administrators = Group.objects.create(name="Administrators")
    GroupRole.objects.create(group=administrators, role=Role.SITE_ADMINISTRATOR)
    people = {
        "ann": person("ann"),
        "bob": person("bob"),
        "reader": person("reader"),
        "outsider": person("outsider"),
        "reviewer": person("reviewer", reviewers),
        "administrator": person("administrator", administrators),
        "root": person("root", is_superuser=True),
    }
    root = Page.get_first_root_node()
    root.get_children().delete()
    home = folder(Page.get_first_root_node(), "Home", state="published")
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    ours, theirs = section(home, "Meadow", people["ann"]), section(home, CANARY, people["bob"])
    LocalRole.objects.create(page=ours.folder, user=people["reader"], role=Role.READER)
    handbook = HandbookPage(title="Handbook", owner=people["ann"], live=False)
    ours.folder.add_child(instance=handbook)
    handbook.save_revision(user=people["ann"])
    plain = PlainPage(title="Plain", live=True)
    home.add_child(instance=plain)
    return World(home, ours, theirs, handbook, plain, people)
