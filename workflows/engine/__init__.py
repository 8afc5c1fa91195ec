"""The one door, and everything it needs."""
