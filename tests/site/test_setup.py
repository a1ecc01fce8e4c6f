"""What the extension tells Sphinx as it is loaded: settings, listeners and their order, roles, directives, nodes and builders, compared as a whole.

After a change that was meant: ``pytest tests/site/test_setup.py --renew``, then read ``git diff tests/site/golden/setup.txt``.
"""

from collections.abc import Callable, Iterator

from docutils.parsers.rst import directives, roles

from ..conftest import Build
from ..course import tiny

Golden = Callable[[str, str], None]


def _is_ours(one: object) -> bool:
    return str(getattr(one, "__module__", "") or type(one).__module__).startswith("coursebook")


def _name(one: object) -> str:
    return f"{getattr(one, '__module__', type(one).__module__)}.{getattr(one, '__qualname__', type(one).__qualname__)}"


def _told(build: Build) -> Iterator[str]:
    app = build(tiny()).app
    for name, option in sorted(app.config._options.items()):
        if name.startswith("coursebook"):
            kinds = option.valid_types if isinstance(option.valid_types, str) else sorted(map(str, option.valid_types))
            default = _name(option.default) if callable(option.default) else repr(option.default)
            yield f"setting {name} = {default} {option.rebuild!r} {kinds}"
    for event, listeners in sorted(app.events.listeners.items()):
        for one in sorted(listeners, key=lambda one: one.priority):
            if _is_ours(getattr(one.handler, "func", one.handler)):
                yield f"listener {event} {one.priority} {_name(getattr(one.handler, 'func', one.handler))}"
    yield f"events {sorted(name for name in app.events.events if name.startswith('course'))}"
    for what, registry in (("role", roles._roles), ("directive", directives._directives)):
        yield from (f"{what} {name} {_name(one)}" for name, one in sorted(registry.items()) if _is_ours(one))
    domain = app.env.get_domain("course")
    for what, found in (
        ("role", domain.roles),
        ("directive", domain.directives),
        ("index", {one.name: one for one in domain.indices}),
    ):
        yield from (f"{what} of the course {name} {_name(one)}" for name, one in sorted(found.items()))
    registry = app.registry
    yield from (f"builder {name} {_name(one)}" for name, one in sorted(registry.builders.items()) if _is_ours(one))
    yield from (f"domain {name} {_name(one)}" for name, one in sorted(registry.domains.items()) if _is_ours(one))
    for what, found in (("transform", registry.transforms), ("post transform", registry.post_transforms)):
        yield from (f"{what} {_name(one)}" for one in found if _is_ours(one))
    for builder, handlers in sorted(registry.translation_handlers.items()):
        for node, (visit, leave) in sorted(handlers.items()):
            if _is_ours(visit) or _is_ours(leave):
                yield f"node {node} in {builder}: {_name(visit)}, {_name(leave) if leave else None}"
    yield from (
        f"translator {name} {_name(one)}" for name, one in sorted(registry.translators.items()) if _is_ours(one)
    )
    yield from (
        f"file {name} {sorted(more.items())}" for name, more in [*registry.css_files, *registry.js_files] if name
    )
    for name, extension in sorted(app.extensions.items()):
        if name.startswith("coursebook"):
            yield f"extension {name} {extension.version} {extension.parallel_read_safe} {extension.parallel_write_safe} {sorted(extension.metadata.items())}"


def test_what_sphinx_is_told(build: Build, golden: Golden) -> None:
    golden("setup.txt", "\n".join(_told(build)) + "\n")


def test_the_table_of_what_to_write_again_is_whole_after_a_build(build: Build) -> None:
    """A builder that lives on looks into it to tell which pages stand in no menu."""
    env = build(tiny()).app.env
    assert env.files_to_rebuild["faq/index"] == {"index"}
    assert env.files_to_rebuild["modules/talk-well/index"] == {"modules/index"}
    assert env.get_domain("course").build.files_to_rebuild is None
