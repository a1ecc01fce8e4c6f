"""The directives that a writer uses: talks, self-checks, lines to write on, lists."""
