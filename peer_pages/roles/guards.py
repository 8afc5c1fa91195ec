"""What must not vanish: the groups that the review and the partners' rights hang on."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _

from peer_pages.roles.who import role_groups


def keep_role_groups(instance: Group, **_kwargs: Any) -> None:
    """Refuse to delete a role's group: without its reviewers a review would wait for ever, and nobody would know."""
    if role_groups().filter(pk=instance.pk).exists():
        raise PermissionDenied(_("Gruppen “%(name)s” bærer en rolle og kan ikke slettes.") % {"name": instance.name})


def connect() -> None:
    """Watch over the groups."""
    pre_delete.connect(keep_role_groups, sender=Group, dispatch_uid="peer_pages_keep_role_groups")
