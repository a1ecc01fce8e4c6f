"""A page as text and as a value: its front matter, its outline, and the question, module or lesson in it."""
