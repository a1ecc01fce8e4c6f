"""Whose a number of the list is."""
