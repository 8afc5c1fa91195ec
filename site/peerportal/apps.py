"""The project's own app: its templates, texts and static files."""

from django.apps import AppConfig


class PeerportalConfig(AppConfig):
    """The site's project package as an app, so that its static files and texts are found."""

    name = "peerportal"
    label = "peerportal"

    def ready(self) -> None:
        """Register the system checks."""
        from peerportal import checks  # noqa: F401, PLC0415
