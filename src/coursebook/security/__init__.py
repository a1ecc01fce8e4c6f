"""What a page of a stranger may hold: one list (``policy.py``), checked in the sources, in the doctree and in the HTML."""
