"""What a change does to what others rely on: the ids, the numbers, facts and rules, and the words of each page."""
