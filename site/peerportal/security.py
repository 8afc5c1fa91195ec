"""The content security policy of the public pages."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the strict policy everywhere but in Wagtail's admin, whose editor needs inline scripts."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return `response` with the policy's header, or unchanged inside the admin."""
        if request.path.startswith("/admin/"):
            return response
        return super().process_response(request, response)
