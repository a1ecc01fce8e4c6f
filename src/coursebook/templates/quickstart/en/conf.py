"""Settings of the course; each is told of in the documentation of coursebook."""

project = "My course"
author = "Write your name here"
extensions = ["coursebook"]
