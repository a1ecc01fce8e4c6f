"""Which pages of the course a volume leaves to the others."""

from typing import Any

from sphinx.environment import BuildEnvironment


def find_left_out(env: BuildEnvironment, ids: str) -> set[str]:
    """The pages of the course that are not in a volume of the modules ``ids``, with commas between; none for all of it.

    What the course says of itself, and its pages that are no module, stand in the volume with the first module.
    """
    course: Any = env.domains.get("course")
    if not ids or course is None:
        return set()
    wanted = ids.split(",")
    modules = {entry.item.id: entry.docname for entry in course.modules.values()}
    others = {name for id_, name in modules.items() if id_ not in wanted}
    if wanted[0] == next(iter(modules)):
        return others
    root = f"{env.config.coursebook_modules}/index"
    around = {name for name in env.toctree_includes.get(root, ()) if name not in modules.values()}
    return others | around | {root}
