"""Which pages are near in meaning to a word that may stand on none."""
