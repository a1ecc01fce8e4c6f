"""Files that are no page: BibTeX, YAML, translations, words for the search."""
