"""What a check need not look at again, and many files looked at side by side."""
