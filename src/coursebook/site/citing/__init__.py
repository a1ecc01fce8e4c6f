"""How a section is cited: the box, its files, its meta tags."""
