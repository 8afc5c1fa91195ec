"""Who has which role, and where."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class GroupRole(models.Model):
    """A role that the members of a group have everywhere."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="workflow_roles")
    role = models.CharField(_("role"), max_length=50)

    class Meta:
        verbose_name = _("role of a group")
        verbose_name_plural = _("roles of groups")
        constraints = [models.UniqueConstraint(fields=["group", "role"], name="workflows_one_role_per_group")]

    def __str__(self) -> str:
        return f"{self.group}: {self.role}"


class LocalRole(models.Model):
    """A role that a user, or the members of a group, have on a page and below it."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="local_roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="local_roles")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="local_roles")
    role = models.CharField(_("role"), max_length=50)

    class Meta:
        verbose_name = _("local role")
        verbose_name_plural = _("local roles")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=True, group__isnull=False)
                | models.Q(user__isnull=False, group__isnull=True),
                name="workflows_local_role_of_one",
            ),
            models.UniqueConstraint(
                fields=["page", "user", "role"],
                condition=models.Q(group=None),
                name="workflows_local_role_once_per_user",
            ),
            models.UniqueConstraint(
                fields=["page", "group", "role"],
                condition=models.Q(user=None),
                name="workflows_local_role_once_per_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.user or self.group} {self.role}"


class RoleBlock(models.Model):
    """A page that inherits no local roles from the pages above it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="role_block", primary_key=True)

    class Meta:
        verbose_name = _("blocked inheritance of roles")
        verbose_name_plural = _("blocked inheritance of roles")

    def __str__(self) -> str:
        return str(self.page_id)
