"""Who acts, and where: one person of each kind, and three sections that may each follow another workflow."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from workflows import api
from workflows.definitions import registry
from workflows.definitions.tables import Definition
from workflows.genericsetup.write import write
from workflows.models import GroupRole, PlacefulPolicy, StoredDefinition
from workflows.tests.bare.pages.models import ArticlePage, FolderPage
from workflows.tests.fuzz.tables import NAMES, STORED, VARIANTS

GROUPS = {
    "Writers": "Editor",
    "Reviewers": "Reviewer",
    "Administrators": "Site Administrator",
    "Helpers": "",
}
PEOPLE: dict[str, tuple[str, ...]] = {
    "olga": (),
    "edvin": ("Writers",),
    "rikke": ("Reviewers",),
    "anders": ("Reviewers",),
    "sita": ("Administrators",),
    "hugo": ("Helpers",),
    "nora": (),
    "mia": (),
}
"""Name → groups; olga owns the pages, nora is a mere member, mia a superuser."""
NOBODY = "nobody"
EVERYONE = (*PEOPLE, NOBODY)
LOCAL = ("Reader", "Editor", "Reviewer", "Contributor", "Owner")
MOST_PAGES = 9


def build() -> None:
    """Make people, groups, sections and two articles."""
    groups = {name: Group.objects.create(name=name) for name in GROUPS}
    GroupRole.objects.bulk_create(GroupRole(group=groups[name], role=role) for name, role in GROUPS.items() if role)
    for name, belongs in PEOPLE.items():
        person = get_user_model().objects.create_user(name, is_superuser=name == "mia")
        person.groups.set([groups[group] for group in belongs])
    StoredDefinition.objects.create(name=STORED, xml=write(VARIANTS[STORED][0]))
    root = Page.get_first_root_node()
    root.get_children().delete()
    sections = [new(FolderPage, root, f"Section {number}", "sita") for number in range(3)]
    for section, workflow in zip(sections[:2], ("four_eyes", "acquiring"), strict=True):
        PlacefulPolicy.objects.create(page=section, scope=PlacefulPolicy.Scope.BELOW, workflow=workflow)
    new(ArticlePage, sections[0], "Bread", "olga")
    new(ArticlePage, sections[2], "Butter", "olga")


def new(model: type[Page], parent: Page, title: str, owner: str) -> Any:
    """Return a new draft, saved by its owner as the editor does."""
    page = model(title=title, live=False, owner=someone(owner))
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(user=page.owner)
    return page


def someone(name: str) -> Any:
    """Return a person as the next request would find them."""
    return AnonymousUser() if name == NOBODY else get_user_model().objects.get(username=name)


def group(name: str) -> Group:
    """Return a group."""
    return Group.objects.get(name=name)


def sections() -> list[Page]:
    """Return the sections, as they are now."""
    return list(FolderPage.objects.order_by("pk"))


def pages() -> list[Page]:
    """Return every page that follows a workflow, as it is now, the articles first."""
    found = list(Page.objects.filter(depth__gt=1).order_by("pk"))
    return [*filter(lambda page: page.depth > 2, found), *filter(lambda page: page.depth == 2, found)]


def commit() -> None:
    """Do what waits for the commit: the transaction of a test never comes to one."""
    while connection.run_on_commit:
        waiting, connection.run_on_commit = connection.run_on_commit, []
        for entry in waiting:
            entry[1]()


class Definitions:
    """Which variant of each workflow holds now."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._stack.enter_context(_put_back())
        for name in NAMES:
            if name != STORED:
                self.swap(name, 0)

    def swap(self, name: str, variant: int) -> Definition:
        """Let another variant hold from now on."""
        definition = VARIANTS[name][variant % len(VARIANTS[name])]
        if name != STORED:
            registry._REGISTERED[name] = definition
            return definition
        row = StoredDefinition.objects.get(name=STORED)
        row.xml, row.version, row.updated_at = write(definition), row.version + 1, timezone.now()
        row.save()
        return definition

    @classmethod
    @contextmanager
    def closing(cls) -> Iterator[None]:
        """Let the first variants hold for as long as the block runs."""
        definitions = cls()
        try:
            yield
        finally:
            definitions.close()

    def close(self) -> None:
        """Put back what was there before."""
        self._stack.close()


@contextmanager
def _put_back() -> Iterator[None]:
    with registry.registered():
        yield


def definition_of(page: Page) -> Definition | None:
    """Return the definition that the record of `page` names."""
    record = api.record_of(page)
    return registry.get_definition(record.workflow) if record else None
