"""Settings of the course; each is told of in the documentation of coursebook."""

project = "My course"
author = "Write your name here"
extensions = ["coursebook"]
coursebook_extra_menu_pages = ["docs/glossary", "docs/references"]
