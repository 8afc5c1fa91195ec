"""The order of locks, and what happens when the database asks to do it all again."""
