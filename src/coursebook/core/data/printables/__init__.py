"""The files to print: what a list of them says, and how a file that is too long is cut."""
