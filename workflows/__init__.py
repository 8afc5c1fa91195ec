"""A Plone-style content workflow for Wagtail."""
