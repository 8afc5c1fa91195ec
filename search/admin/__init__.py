"""What staff have for the search: synonyms, reports, why a page ranks where it does, how the engine is."""
