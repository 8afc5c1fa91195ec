"""Tests of definitions: the tables, what they mean, reading and writing them."""
