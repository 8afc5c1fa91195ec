"""A Wagtail project with nothing but the plugin and page types of its own."""
