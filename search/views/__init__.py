"""The doors of the search: a page for people, an API for programs."""
