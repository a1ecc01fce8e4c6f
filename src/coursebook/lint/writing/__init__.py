"""What changes several files of a course at once: renaming a page, and taking one out."""
