"""Text that somebody laid out by hand, as in a letter, and that readers see run together."""
