"""Rules about the lists of a course: what each must hold, and that what it holds is used."""
