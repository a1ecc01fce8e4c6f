"""The lists of the tests, read by the parser of C: the one of Python takes seven times as long, in each worker."""

from pathlib import Path
from typing import Any

import yaml

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path) -> Any:
    """What a file of YAML says."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)
