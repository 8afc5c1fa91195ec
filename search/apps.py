"""The public search as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The public search."""

    name = "search"
    label = "search"
    verbose_name = _("Søgning")

    def ready(self) -> None:
        """Watch what is published, and let the outbox bring it to the engines."""
        from search.indexing import requesting, rows, signals, ticking  # noqa: PLC0415 - models are loaded by now
        from workflows.tick import on_tick  # noqa: PLC0415

        rows.register()
        requesting.register()
        signals.connect()
        on_tick(ticking.tick)
