"""Everything round the text: what the templates are given, the menu, static files, share cards, and the theme itself."""
