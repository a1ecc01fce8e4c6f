"""Lists of a course that are held against those of the base by rules of their own."""
