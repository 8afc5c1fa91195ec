"""Which role somebody has: the only place that answers it."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from peer_pages.models import Organisation

EDITORS = "Redaktører"
ADMINISTRATORS = "Administratorer"
_CACHE = "_catalogue_group_names"


def group_names(user: Any) -> frozenset[str]:
    """Return the names of the user's groups, read once per user object (that is, per request)."""
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, frozenset(user.groups.values_list("name", flat=True)) if user.pk else frozenset())
    return getattr(user, _CACHE)


def is_editor(user: Any) -> bool:
    """Return whether the user may read and edit everything: editors, administrators and superusers."""
    return user.is_active and (user.is_superuser or not group_names(user).isdisjoint((EDITORS, ADMINISTRATORS)))


def organisations_of(user: Any) -> QuerySet["Organisation"]:
    """Return the organisations that the user writes for."""
    # By name: the models' own forms ask this too, before the models are all loaded.
    organisations = apps.get_model("peer_pages.Organisation").objects
    if not user.is_active or not user.pk:
        return organisations.none()
    return organisations.filter(partner_group__user=user)


def is_partner(user: Any) -> bool:
    """Return whether the user writes for an organisation and is no editor."""
    return not is_editor(user) and organisations_of(user).exists()


def role_groups() -> QuerySet[Group]:
    """Return the groups that the review and the partners' rights hang on."""
    return Group.objects.filter(Q(name__in=(EDITORS, ADMINISTRATORS)) | Q(organisation__isnull=False))
