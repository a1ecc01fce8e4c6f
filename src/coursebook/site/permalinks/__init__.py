"""Permanent ids on the site: addresses, sections, redirects, withdrawn pages."""
