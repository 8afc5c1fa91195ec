"""The addresses of the bare site: the admin, documents, Wagtail's APIs (also the one that writes), and the pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v3.urls import api as writing_api
from wagtail.documents import urls as wagtaildocs_urls

from workflows.integration.endpoints import PublicPagesAPIViewSet

router = WagtailAPIRouter("api")
router.register_endpoint("pages", PublicPagesAPIViewSet)

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", router.urls),
    path("api/v3/", writing_api.urls),
    path("", include(wagtail_urls)),
]
