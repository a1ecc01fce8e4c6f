"""What the machine itself says on a page, in the language of the course."""
