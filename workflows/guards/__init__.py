"""What the tables mean: pure functions over a definition, a state and the roles somebody has."""
