"""``conf.py``: what is set when it is silent, and what is wrong with it, before Sphinx reads it."""
