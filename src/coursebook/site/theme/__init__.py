"""Everything round the text: context of the templates, menu, generated pages, and the theme itself."""
