"""Reminders: who is asked what, and when, before money ends and while nobody has checked a page."""
