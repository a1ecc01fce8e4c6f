"""What the lists of a course say of a page that gets another id or goes, and what nothing names any more."""
