"""The files of the shelf: what a list of them says, and how a file that is too long is cut."""
