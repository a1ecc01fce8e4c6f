"""What asks for each part of a page or a term, and writes it: questions, lessons, worksheets, modules, terms."""
