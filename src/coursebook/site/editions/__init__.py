"""Editions on the site: making one, its pages, and what changed since."""
