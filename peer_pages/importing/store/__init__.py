"""Turning what a document says into draft pages and shared facts, all or nothing."""
