"""The catalogue's content as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeerPagesConfig(AppConfig):
    """Page types, snippets, import, roles."""

    name = "peer_pages"
    label = "peer_pages"
    verbose_name = _("Kataloget")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the mail about reviews, the reminders, and what watches over the groups."""
        from peer_pages.funding import checks, clock  # noqa: F401, PLC0415 - the checks register themselves
        from peer_pages.roles import guards  # noqa: PLC0415 - models are not ready before
        from peer_pages.workflow import delivery, ending, mail  # noqa: F401, PLC0415 - the handler registers itself
        from workflows.tick import on_tick  # noqa: PLC0415

        guards.connect()
        delivery.connect()
        ending.connect()
        on_tick(clock.tick)
