"""How the site is found and passed on: share cards, the list of addresses for search engines, and the page for wrong addresses."""
