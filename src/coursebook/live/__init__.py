"""``coursebook live``: the site while it is written, with what the check and the build say of each page on that page."""
