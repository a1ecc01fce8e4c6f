"""Numbers to call that are not written as a telephone number: told in words, joined from parts, or behind a word such as "call"."""
