"""What gate one says of each kind of file: one file for each, each a generator of problems."""
