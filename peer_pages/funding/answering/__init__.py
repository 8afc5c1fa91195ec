"""Answers by link: the pages that the addresses in a mail open."""
