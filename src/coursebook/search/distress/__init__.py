"""A cry for help is known before anything is ranked."""
