"""Addresses of the public site beside its pages; included at the root, before Wagtail's own."""

from django.urls import path, re_path
from wagtail.contrib.sitemaps.views import sitemap

from peer_pages.funding import links
from peer_pages.funding.answering.answer import answer
from peer_pages.funding.answering.unsubscribe import unsubscribe
from peer_pages.funding.overview.deadlines.feed import feed
from peer_pages.public import views
from peer_pages.public.sitemap import PublicSitemap

urlpatterns = [
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicSitemap}}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("frister/<str:token>.ics", feed, name="deadlines"),
    path("favicon.ico", views.favicon, name="favicon"),
    re_path(r"^was/?$", views.accessibility_statement, name="was"),
    path("svar/<str:token>/", answer, name=links.ANSWER),
    path("afmeld/<str:token>/", unsubscribe, name=links.UNSUBSCRIBE),
]
