"""Wagtail's doors, and what stands behind each."""
