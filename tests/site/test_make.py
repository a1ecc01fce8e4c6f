"""What ``make`` does with a good and a bad page, through the Makefile itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
