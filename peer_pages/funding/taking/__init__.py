"""What becomes of an answer: a draft that waits for review, or a line in the editors' list."""
