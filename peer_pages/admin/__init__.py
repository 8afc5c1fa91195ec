"""Wagtail's admin for the catalogue."""
