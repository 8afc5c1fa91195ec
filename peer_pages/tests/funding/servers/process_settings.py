"""The site as the tests start it in processes of their own: a tick each second, and short leases."""

import os

from peerportal.settings.dev import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "peer_pages.tests.funding.urls"
REMINDERS_HOUR = 0
REMINDERS_LEASE = int(os.environ.get("TEST_LEASE", "4"))
# The limits are far apart on a server; here they are shorter than a check allows, as nobody waits for minutes.
SILENCED_SYSTEM_CHECKS = ["peer_pages.E002"]
EXPIRES = int(os.environ.get("TEST_EXPIRES", "5"))
CELERY_BEAT_SCHEDULE = {
    "clock": {"task": "peer_pages.tasks.do_what_is_due", "schedule": 1, "options": {"expires": EXPIRES}}
}
# A task that a killed worker held is given out again after the visibility timeout; the tick does not wait for it.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": int(os.environ.get("TEST_VISIBILITY", "60")),
    # Look each second, not each hundredth, for what took too long.
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
