"""Rules about what stands between pages: menus, days, questions that ask the same, the standards of the course."""
