"""How the machine that hears a cry for help is learned from example sentences: ``make cries``."""
