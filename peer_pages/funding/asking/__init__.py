"""Whom to ask what: the questions that are due, whom they go to, and the rows that say so."""
