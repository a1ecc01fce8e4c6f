"""``python -P -m coursebook``: the command ``coursebook``, with the Python that is meant."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
