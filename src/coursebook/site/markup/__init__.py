"""What a writer types beside plain Markdown: directives (talks, self-checks, lists) and roles (facts, numbers, terms)."""
