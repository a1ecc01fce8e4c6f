"""The lists of words that come with the package, as YAML."""

from importlib.resources import files
from typing import Any

import yaml

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one written in C, where there is one: it reads a list in a tenth of the time, and each command reads them."""


def load_list(package: str | None, name: str) -> dict[str, Any]:
    """A list that lies in a package.

    :param package: the ``__package__`` of who asks.
    """
    found: dict[str, Any] = yaml.load((files(package or __name__) / name).read_text("utf-8"), Loader=_LOADER)
    return found
