"""The catalogue's own workflow: its table, the pages that follow it, where they stand, and the mail about it."""
