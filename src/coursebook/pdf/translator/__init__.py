"""From a doctree to Typst: a base visitor, and a part for each kind of node."""
