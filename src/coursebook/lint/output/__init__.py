"""What ``coursebook check`` prints: which problems are told, in which words, and in which format."""
