"""The test suite: fast passwords, mail in memory, media that goes away."""

import atexit
import shutil
import tempfile

from peerportal.settings.base import *  # noqa: F403

SECRET_KEY = "tests-only-" + "0" * 50
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="peerportal-media-")
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
DELIVER_AT_ONCE = True
SEARCH_ENGINE = "embedded"
SEARCH_FOLDER = tempfile.mkdtemp(prefix="peerportal-search-")
atexit.register(shutil.rmtree, SEARCH_FOLDER, ignore_errors=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Serve static files from the apps' folders: tests collect nothing.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# A form is saved when a test says so.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# What was searched for is there when the answer is.
SEARCH_LOG_INLINE = True
# Only some tests ask Wagtail's own search, which a page's every save would feed otherwise.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
