"""The search page, what it finds as feed and calendar, and where it is told what was opened."""

from django.urls import path

from search.views import click, page, subscribing

app_name = "search"
urlpatterns = [
    path("", page.search, name="page"),
    path("feed/", subscribing.feed, name="feed"),
    path("kalender.ics", subscribing.calendar, name="calendar"),
    path("klik/", click.click, name="click"),
]
