"""The Django project: settings, addresses and processes of the catalogue's site."""

from peerportal.celery import app as celery_app

__all__ = ["celery_app"]
