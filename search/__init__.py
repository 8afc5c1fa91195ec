"""The public search of the catalogue."""
