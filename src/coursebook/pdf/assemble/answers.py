"""Self-checks in print: the question stands where it is, what explains its options at the end of the chapter."""

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from ...nodes import answer, answers, self_check, self_check_option


def gather_answers(chapter: addnodes.start_of_file) -> addnodes.start_of_file:
    """Number the self-checks of a chapter and move their explanations to its end."""
    asked = list(_asked(chapter, chapter["docname"]))
    if not asked:
        return chapter
    told = answers()
    for number, (check, docname) in enumerate(asked, 1):
        check["number"] = check.get("number") or number
        label = f"check:{chapter['docname']}:{check['number']}"
        check["answers"] = label
        told += _explained(check, docname)
    next(iter(chapter.findall(nodes.section)), chapter).append(told)
    return chapter


def _asked(node: nodes.Element, docname: str) -> Iterator[tuple[nodes.Element, str]]:
    for child in node.children:
        if isinstance(child, nodes.Element):
            if isinstance(child, self_check):
                yield child, docname
            else:
                yield from _asked(child, child["docname"] if isinstance(child, addnodes.start_of_file) else docname)


def _explained(check: nodes.Element, docname: str) -> answer:
    told = answer("", number=check["number"], docname=docname, label=check["answers"])
    told.source, told.line = check.source, check.line
    for option in check.children:
        if isinstance(option, self_check_option):
            choice, *reasons = option.children
            option.children = [choice]
            explained = option.copy()
            explained += [choice.deepcopy(), *reasons]
            told += explained
    return told
