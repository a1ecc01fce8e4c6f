"""A work for the list of references: asked for, looked up, and written as an entry."""
