"""Exceptions of the search for telephone numbers. What tells that a figure is no number to call: its form, a word beside it, what its sentence speaks of."""
