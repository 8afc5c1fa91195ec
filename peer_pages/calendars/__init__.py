"""What every calendar of the site has in common, whoever subscribes to it (RFC 5545)."""
