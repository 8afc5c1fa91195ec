"""The groups of the site and their roles: tables, and one function that makes them so."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model, Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from peer_pages.models import Contact
from peer_pages.roles.policies import REFERENCES
from peer_pages.roles.who import ADMINISTRATORS, EDITORS
from peer_pages.workflow.upgrade import leave_stock_moderation
from workflows.models import GroupRole, LocalRole
from workflows.roles.sharing import give
from workflows.vocabulary import Role

SHARED_COLLECTION = "Fælles"
WRITING = ("add", "change", "delete")

SHARED: tuple[type[Model], ...] = (Contact, *REFERENCES)
FACTS = tuple(str(model._meta.model_name) for model in SHARED)  # noqa: SLF001 - Django's own way to a model's name
EDITOR_MODELS: dict[str, tuple[str, ...]] = {"peer_pages": FACTS, "wagtailredirects": ("redirect",)}
ADMINISTRATOR_MODELS: dict[str, tuple[str, ...]] = {
    "auth": ("group", "user"),
    "wagtailcore": ("locale", "site", "task", "workflow"),
}
EDITOR_PERMISSIONS = ("wagtailadmin.access_admin", "wagtail_localize.submit_translation")
PARTNER_PERMISSIONS = ("wagtailadmin.access_admin",)

EVERYWHERE: dict[str, tuple[Role, ...]] = {
    EDITORS: (Role.EDITOR, Role.CONTRIBUTOR, Role.REVIEWER),
    ADMINISTRATORS: (Role.SITE_ADMINISTRATOR,),
}
"""The roles of the agency's groups on every page that follows a workflow."""
PARTNER_ROLES = (Role.CONTRIBUTOR, Role.EDITOR)
"""Partners', on their section and on the pages that are theirs elsewhere."""

EDITOR_ON_PAGES = ("add_page", "bulk_delete_page", "change_page", "lock_page", "publish_page", "unlock_page")
"""On the pages that follow no workflow: front page, lists, plain pages. The others ask the roles."""

EDITOR_ON_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
EDITOR_ON_COLLECTIONS = ("add_collection", "change_collection", "delete_collection")
PARTNER_ON_OWN_FILES = ("add_image", "choose_image", "add_document", "choose_document")
PARTNER_ON_SHARED_FILES = ("choose_image", "choose_document")

STOCK_GROUPS = ("Editors", "Moderators")
"""What Wagtail's migrations make; they may edit and publish everything, so they go while they are empty."""


@transaction.atomic
def ensure_roles() -> None:
    """Make the groups, their permissions and their roles; a second call changes nothing."""
    editors, _created = Group.objects.get_or_create(name=EDITORS)
    administrators, _created = Group.objects.get_or_create(name=ADMINISTRATORS)
    _allow(editors, EDITOR_PERMISSIONS, EDITOR_MODELS)
    _allow(administrators, EDITOR_PERMISSIONS, {**EDITOR_MODELS, **ADMINISTRATOR_MODELS})
    for group in (editors, administrators):
        allow_on_page(group, Page.get_first_root_node(), EDITOR_ON_PAGES)
        for role in EVERYWHERE[group.name]:
            GroupRole.objects.get_or_create(group=group, role=role)
        allow_on_collection(group, Collection.get_first_root_node(), EDITOR_ON_FILES + EDITOR_ON_COLLECTIONS)
    shared_collection()
    _remove_stock_groups()
    _give_partners_roles()
    leave_stock_moderation()


def shared_collection() -> Collection:
    """Return the collection that every partner may choose from, made when it is missing."""
    return ensure_collection(SHARED_COLLECTION)


def ensure_collection(name: str) -> Collection:
    """Return the collection `name` below the root, made when it is missing."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def allow_partners(group: Group) -> None:
    """Let the members of `group` into the admin and choose shared files."""
    _allow(group, PARTNER_PERMISSIONS, {})
    allow_on_collection(group, shared_collection(), PARTNER_ON_SHARED_FILES)


def allow_on_page(group: Group, page: Page, codenames: Iterable[str]) -> bool:
    """Grant `codenames` on `page` and below; return whether anything was new."""
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    grants = [GroupPagePermission.objects.get_or_create(group=group, page=page, permission=p)[1] for p in permissions]
    return any(grants)


def give_partners(group: Group, page: Page) -> bool:
    """Let the members of `group` write on `page` and below; return whether anything was new."""
    before = LocalRole.objects.filter(page=page.pk, group=group).count()
    for role in PARTNER_ROLES:
        give(page, role, group=group)
    return LocalRole.objects.filter(page=page.pk, group=group).count() > before


def allow_on_collection(group: Group, collection: Collection, codenames: Iterable[str]) -> None:
    """Grant `codenames` on `collection` and below."""
    labels = ("wagtailcore", "wagtaildocs", "wagtailimages")
    for permission in Permission.objects.filter(content_type__app_label__in=labels, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _allow(group: Group, names: Iterable[str], models: dict[str, tuple[str, ...]]) -> None:
    wanted = Q()
    for name in names:
        label, codename = name.split(".")
        wanted |= Q(content_type__app_label=label, codename=codename)
    for label, model_names in models.items():
        codenames = [f"{action}_{model}" for model in model_names for action in WRITING]
        wanted |= Q(content_type__app_label=label, codename__in=codenames)
    group.permissions.add(*Permission.objects.filter(wanted))


def _remove_stock_groups() -> None:
    Group.objects.filter(name__in=STOCK_GROUPS, user__isnull=True).delete()


def _give_partners_roles() -> None:
    """Turn what partners were granted on pages before there was a workflow into roles there."""
    grants = GroupPagePermission.objects.filter(group__organisation__isnull=False)
    for grant in grants.filter(permission__codename="change_page").select_related("group", "page"):
        give_partners(grant.group, grant.page)
    grants.delete()
