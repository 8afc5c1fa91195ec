"""The site's addresses, and those that the links of a mail lead to."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from peer_pages.funding import links
from peerportal.urls import urlpatterns as of_the_site


def show(_request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse(token)


urlpatterns = [
    path("svar/<str:token>/", show, name=links.ANSWER),
    path("afmeld/<str:token>/", show, name=links.UNSUBSCRIBE),
    *of_the_site,
]
