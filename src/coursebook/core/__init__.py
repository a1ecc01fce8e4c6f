"""What a module, a lesson and a question are. Nothing here imports Sphinx."""
