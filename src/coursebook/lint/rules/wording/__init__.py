"""Rules about words: which are used, how they are spelled, how hard they are to read, and what they claim."""
