"""The roles that a writer uses: facts, numbers, terms."""
