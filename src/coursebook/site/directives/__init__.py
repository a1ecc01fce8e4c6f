"""The directives that a writer uses: talks, self-checks, pacers, lines to write on, lists."""
