"""The laptop: SQLite, tasks in the process, mail on the console."""

from peerportal.settings import base
from peerportal.settings.base import *  # noqa: F403

DEBUG = True
# Signs nothing outside the laptop; production refuses to start without a key of its own.
SECRET_KEY = "development-only-" + "0" * 50
ALLOWED_HOSTS = [*base.ALLOWED_HOSTS, "127.0.0.1", "localhost", "[::1]"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
