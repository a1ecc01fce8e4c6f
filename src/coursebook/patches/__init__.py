"""What we change in others' packages: one function for each thing that upstream does, with its issue and the version that was read.

They change no page, only what a build costs; ``tests/patches/`` fails when upstream no longer needs one. They are on for our theme
and our builders alone, and ``coursebook_without_patches`` in ``conf.py`` leaves any of them out.
"""

from collections.abc import Iterable, Mapping

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.typing import ExtensionMetadata

from ..priorities import BuilderInited
from . import repeated_work, unused_work
from .switch import Patch, is_ours, restore

PATCHES: Mapping[str, Patch] = {
    patch.__name__.replace("_", "-"): patch for patch in (*unused_work.PATCHES, *repeated_work.PATCHES)
}
"""Each patch by the name that the setting knows it by."""
SETTING = "coursebook_without_patches"


def describe_unknown(names: Iterable[object]) -> str:
    """What is wrong with the setting; nothing when all are names of patches."""
    unknown = next((str(name) for name in names if name not in PATCHES), "")
    return f'"{unknown[:60]}" is no patch to leave out. Write names of these: {", ".join(PATCHES)}.' if unknown else ""


def check_names(app: Sphinx, config: Config) -> None:
    """Refuse the name of a patch that there is not, before anything is read."""
    if wrong := describe_unknown(config[SETTING]):
        raise ConfigError(f"conf.py: {wrong}")


def apply_patches(app: Sphinx) -> None:
    """Put on the patches of this build, and take off those that an earlier build of this process had."""
    for name, patch in PATCHES.items():
        if is_ours(app) and name not in app.config[SETTING]:
            patch(app)
        else:
            restore(patch)


def setup(app: Sphinx) -> ExtensionMetadata:
    """When the builder is chosen, and before the first page is read."""
    app.add_config_value(SETTING, (), "", (list, tuple))
    app.connect("config-inited", check_names)
    app.connect("builder-inited", apply_patches, priority=BuilderInited.PATCHES)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
