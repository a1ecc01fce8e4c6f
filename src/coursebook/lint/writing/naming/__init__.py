"""Where files of a course name each other: links, lists of ids in front matter, and what is left of them when a page goes."""
