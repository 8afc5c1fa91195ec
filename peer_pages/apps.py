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
        """Connect the mail about reviews, and what watches over the groups."""
        from peer_pages.roles import guards  # noqa: PLC0415 - models are not ready before
        from peer_pages.workflow import delivery, ending, mail  # noqa: F401, PLC0415 - the handler registers itself

        guards.connect()
        delivery.connect()
        ending.connect()
