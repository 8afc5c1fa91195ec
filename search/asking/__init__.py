"""From what a person types to an answer: read, build, ask, ask again when little was found, show."""
