"""The engine that needs nothing but the database: right for a catalogue of hundreds of pages.

The texts are matched by Wagtail's index; names, facts, filters and counts by plain Python over one light row per page.
"""
