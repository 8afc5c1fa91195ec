"""The plugin as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    """The workflow plugin."""

    name = "workflows"
    label = "workflows"
    verbose_name = _("Workflows")

    def ready(self) -> None:
        """Let every app register its workflows (each may have a module `workflow_definitions`), then look at them."""
        autodiscover_modules("workflow_definitions")
        for checks in ("definitions", "policies", "integration"):
            import_module(f"workflows.{checks}.checks")
        import_module("workflows.integration.wiring").connect()
