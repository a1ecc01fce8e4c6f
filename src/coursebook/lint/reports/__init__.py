"""What is told of a course as a whole: pages made from the code, orphans, how hard the pages are to read."""
