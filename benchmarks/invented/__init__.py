"""A catalogue of invented documents, of any size, and what people might ask it."""
