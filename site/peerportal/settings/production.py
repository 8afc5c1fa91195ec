"""Servers: everything that keeps the site safe is on, and nothing starts without its secrets."""

from django.core.exceptions import ImproperlyConfigured

from peerportal.settings.base import *  # noqa: F403
from peerportal.settings.base import ALLOWED_HOSTS, SECRET_KEY, TRUSTED_PROXIES

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("Set SECRET_KEY to 50 random characters or more.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the site's host names, comma separated.")

# ".example.dk" means all hosts below it, which an origin writes with an asterisk.
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
