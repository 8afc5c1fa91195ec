"""Wagtail's page views, each with the workflow in it: mixins for a site's own views, and a viewset that uses them."""
