"""The source allowlist check: the files of a change, or of a whole project, before anything is built."""
