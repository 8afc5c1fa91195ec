"""A search that is taken along: a feed of what is new, a calendar of what is coming."""
