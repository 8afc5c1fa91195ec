"""What keeps the site safe on the way in and out: the content security policy, and who is asking."""

from ipaddress import ip_address

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the strict policy everywhere but in Wagtail's admin, whose editor needs inline scripts."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return `response` with the policy's header, or unchanged inside the admin."""
        if request.path.startswith("/admin/"):
            return response
        return super().process_response(request, response)


def client_address(request: HttpRequest) -> str | None:
    """Return the address of the visitor, whose wrong passwords are counted; None when the server does not tell.

    Each proxy appends whom it was asked by to `X-Forwarded-For`, so only as many entries from the end are believed as
    there are trusted proxies: what stands before them, visitors may have written themselves.
    """
    sender = request.META.get("REMOTE_ADDR") or None
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    trusted = settings.TRUSTED_PROXIES
    if not 0 < trusted <= len(forwarded):
        return sender
    try:
        return str(ip_address(forwarded[-trusted].strip()))
    except ValueError:
        return sender
