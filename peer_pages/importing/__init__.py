"""Reading documents that describe peer support, and storing what they say as draft pages."""
