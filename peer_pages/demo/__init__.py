"""Demonstration content: invented offers of real organisations, told in `content/`."""
