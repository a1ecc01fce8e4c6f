"""What was published: a manifest an edition, its archive, and what changed since."""
