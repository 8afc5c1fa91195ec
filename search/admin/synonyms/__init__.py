"""Synonyms in the admin: a list, a form that shows its effect before it is saved, and the way back."""
