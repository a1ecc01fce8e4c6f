"""What is wrong with the pages of a course, told without building it."""
