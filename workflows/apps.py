"""The plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    """The workflow plugin."""

    name = "workflows"
    label = "workflows"
    verbose_name = _("Arbejdsgange")
