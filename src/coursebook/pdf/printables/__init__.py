"""The shelf: many files of one course, set together and kept while nothing in them changes."""
