"""From the lines of a file to readable paragraphs."""
