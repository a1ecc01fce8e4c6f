"""Pages that would weigh too much for an old phone: what few readers open of them stands on pages of its own."""
