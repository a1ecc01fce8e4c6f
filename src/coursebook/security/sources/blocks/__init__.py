"""What stands in a box, a table or a tab: its lines are cut as the build cuts them."""
