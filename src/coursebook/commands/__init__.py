"""The commands that make something of a whole course: a new one, a build, a release, the page of all settings."""
