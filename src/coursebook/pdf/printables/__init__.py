"""The list of files to print: many files of one course, set together and kept while nothing in them changes."""
