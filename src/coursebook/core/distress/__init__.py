"""What was learned of cries for help, and how one is heard in a text: the search box, the book of its tests and the checks hear the same."""
