"""The search API."""

from django.urls import path

from search.views import api

app_name = "search_api"
urlpatterns = [
    path("", api.search, name="search"),
    path("suggest/", api.suggestions, name="suggest"),
]
