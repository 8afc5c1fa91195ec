"""Who may do what: groups, policies, the wall around partners, and the review."""
