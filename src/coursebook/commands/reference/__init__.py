"""Pages of the handbook that are made from the code: settings, what a page may hold, and what others may build on."""
