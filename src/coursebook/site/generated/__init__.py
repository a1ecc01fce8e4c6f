"""Pages that no file stands for: topics, phrases, and the way they are written."""
