"""Lists of pages: what is in them, how they are filtered, counted and paged. Functions over query sets."""
