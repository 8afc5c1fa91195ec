"""The app that holds the bare site's page types."""

from django.apps import AppConfig


class BarePagesConfig(AppConfig):
    """The bare site's pages."""

    name = "workflows.tests.bare.pages"
    label = "bare_pages"
    default_auto_field = "django.db.models.BigAutoField"
