"""``python -m coursebook.lint.guide``: the page for those who write, made for the course in this folder."""

from datetime import date
from pathlib import Path

from ..project import read_project
from .page import render_guide

if __name__ == "__main__":
    print(render_guide(read_project(Path.cwd(), date.today())[0]), end="")
