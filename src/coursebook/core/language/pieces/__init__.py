"""The pieces of texts and of patterns, by which most text is told at once to hold nothing of a pattern."""
