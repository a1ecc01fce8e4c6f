"""A change held against its base: which files it touches, and what it takes from those that rely on them."""
