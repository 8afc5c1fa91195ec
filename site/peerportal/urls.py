"""Addresses of the site."""

from pathlib import Path

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

PICTURES = ("images", "avatar_images")  # Wagtail's folders for what pages and the editor show


def pictures() -> list[URLPattern]:
    """Return the addresses of uploaded pictures, also on servers, where nothing else serves them.

    Originals and documents stay shut: documents may be private, and Wagtail hands them out itself.
    """
    media = Path(settings.MEDIA_ROOT)
    return [path(f"media/{folder}/<path:path>", serve, {"document_root": media / folder}) for folder in PICTURES]


urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("dokumenter/", include(wagtaildocs_urls)),
    path("", include("peer_pages.public.urls")),
    path("api/search/", include("search.api_urls")),
    *pictures(),
    *i18n_patterns(
        path("soeg/", include("search.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
