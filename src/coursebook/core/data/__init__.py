"""The lists that a course keeps beside its pages: facts, topics, references, words, standards."""
