"""The public search as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The public search."""

    name = "search"
    label = "search"
    verbose_name = _("Søgning")
