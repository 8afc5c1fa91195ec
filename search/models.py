"""What staff teach the search, and what was searched for."""

from search.indexing.models import Chore
from search.log.models import SearchClick, SearchEntry
from search.synonyms.models import SynonymChange, SynonymGroup

__all__ = ["Chore", "SearchClick", "SearchEntry", "SynonymChange", "SynonymGroup"]
