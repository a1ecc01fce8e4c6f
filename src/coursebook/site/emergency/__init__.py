"""Emergency cards: the pages that somebody opens while a person does not breathe."""
