"""The search page."""

from django.urls import path

from search.views import page

app_name = "search"
urlpatterns = [path("", page.search, name="page")]
