"""Permanent ids and addresses: the registry, what was released, and who owns an address."""
