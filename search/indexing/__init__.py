"""Keeping the engines as the database is: rows written with each change, done after it, and compared at night."""
