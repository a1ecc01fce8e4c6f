"""The figures and amounts of a translation beside those of its English text."""
