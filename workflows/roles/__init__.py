"""Who has which role, and where: in the context of one page, and as a condition on many."""
