"""The WSGI entry point for production servers."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peerportal.settings.production")

application = get_wsgi_application()
# What is there now stays, and a page leaves next to nothing behind: the collector need not look amid a visit.
gc.freeze()
gc.set_threshold(10_000)
