"""``python -m coursebook.security [files]``: check the sources of a project, or the files of a change."""

import sys

from .sources.check import main

if __name__ == "__main__":
    sys.exit(main())
