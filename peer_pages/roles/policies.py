"""Who may see and write the facts that pages share."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from peer_pages.models import (
    Area,
    Contact,
    Funder,
    Funding,
    FundingProgramme,
    LegalBasis,
    Organisation,
    TargetGroup,
    Topic,
)
from peer_pages.roles.pages import own_pages
from peer_pages.roles.who import is_editor, organisations_of

REFERENCES: tuple[type[Model], ...] = (Area, Funder, FundingProgramme, LegalBasis, Organisation, TargetGroup, Topic)
"""Facts that everybody in the admin may read and choose, and only editors write."""

READING = frozenset({"view", "choose"})
PARTNER_WRITES = frozenset({"add", "change"}) | READING


class ReferencePolicy(ModelPermissionPolicy):
    """Everybody in the admin reads; those who hold Django's permission write."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to any instance."""
        if action in READING:
            return user.is_active and user.has_perm("wagtailadmin.access_admin")
        return super().user_has_permission(user, action)


class ContactPolicy(ModelPermissionPolicy):
    """Contacts are personal data: editors have them all, partners those of their own organisations."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to some instance."""
        if is_editor(user):
            return action in READING or super().user_has_permission(user, action)
        return action in PARTNER_WRITES and organisations_of(user).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether `user` may do `action` to this contact."""
        if not self.user_has_permission(user, action):
            return False
        return is_editor(user) or organisations_of(user).filter(pk=instance.organisation_id).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Contact]:
        """Return the contacts to which `user` may do any of `actions`."""
        if not self.user_has_any_permission(user, actions):
            return Contact.objects.none()
        if is_editor(user):
            return Contact.objects.all()
        return Contact.objects.filter(organisation__in=organisations_of(user))

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        """Return the users who may do any of `actions` to some contact."""
        users = super().users_with_any_permission(actions)
        if PARTNER_WRITES.isdisjoint(actions):
            return users
        partners = Q(is_active=True, groups__organisation__isnull=False)
        return get_user_model().objects.filter(Q(pk__in=users.values("pk")) | partners).distinct()


class FundingPolicy(ModelPermissionPolicy):
    """Grants are seen by those who write the page they are on."""

    def instances_user_has_any_permission_for(self, user: Any, _actions: Iterable[str]) -> QuerySet[Funding]:
        """Return the grants of the user's own pages."""
        return Funding.objects.filter(page__in=own_pages(user).values("pk"))


def visible_contacts(user: Any) -> QuerySet[Contact]:
    """Return the contacts that `user` may see and choose."""
    return CONTACT_POLICY.instances_user_has_any_permission_for(user, READING)


CONTACT_POLICY = ContactPolicy(Contact)


def register_policies() -> None:
    """Tell Wagtail the policies; must run before the snippets are registered."""
    register_permission_policy(Contact, CONTACT_POLICY)
    register_permission_policy(Funding, FundingPolicy(Funding))
    for model in REFERENCES:
        register_permission_policy(model, ReferencePolicy(model))
