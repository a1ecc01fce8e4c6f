"""What we change in others' packages, each with its reason, so that it can be taken out."""
