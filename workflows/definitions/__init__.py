"""Workflow definitions: the tables, what they mean, and where they are kept."""
