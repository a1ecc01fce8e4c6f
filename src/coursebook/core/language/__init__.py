"""What depends on a language: syllables and how hard a text is to read."""
