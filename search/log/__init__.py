"""What people search for, without anything about them, kept for six months: what staff improve the search by."""

from search.log.keeping import forget
from search.log.noting import BadClickError, Click, clicked, note
from search.log.popularity import popularity

__all__ = ["BadClickError", "Click", "clicked", "forget", "note", "popularity"]
