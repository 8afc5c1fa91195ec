"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001
    """Return the site's and the agency's names for the templates."""
    return {"SITE_NAME": settings.WAGTAIL_SITE_NAME, "AGENCY_NAME": settings.PEERPORTAL_AGENCY_NAME}
