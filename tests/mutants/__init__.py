"""Small mistakes put into the code on purpose, to see which of them a test notices: ``make mutants``."""
