"""What is to be done outside the database: written with the change, done after it."""
