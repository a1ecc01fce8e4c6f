"""Rules about one page: its parts, its pictures, its links and what its roles name."""
