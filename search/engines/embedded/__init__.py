"""The engine that needs nothing installed: Tantivy in a folder of its own."""
