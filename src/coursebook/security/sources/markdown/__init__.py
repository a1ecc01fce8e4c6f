"""A page as MyST will parse it: each mark, role, link, class and id is one of the policy."""
