"""The boxes of a page that are the course's own."""
