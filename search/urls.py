"""The search page."""

from django.urls import path

from search.views import click, page

app_name = "search"
urlpatterns = [path("", page.search, name="page"), path("klik/", click.click, name="click")]
