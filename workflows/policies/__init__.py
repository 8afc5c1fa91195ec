"""Which workflow a page follows."""
