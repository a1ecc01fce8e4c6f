"""Telling a cry for help in a text, by weights that were learned from examples: the search box, its tests and the checks do the same."""
