"""The policy names nodes of others, for it is read without docutils: each name is that of one class which a build knows."""

from docutils import nodes
from sphinx import addnodes
from sphinx_design import dropdown, shared, tabs
from sphinxcontrib.bibtex import nodes as bibtex

from coursebook.security import allowed_elements

MODULES = (nodes, addnodes, bibtex, dropdown, shared, tabs)


def test_each_name_is_that_of_a_node() -> None:
    found = {name: {getattr(module, name, None) for module in MODULES} - {None} for name in allowed_elements.NODES}
    assert {name for name, classes in found.items() if not any(issubclass(one, nodes.Node) for one in classes)} == set()


def test_no_node_of_our_own_bears_the_name_of_another() -> None:
    """What is known by its module must not be let in by a name of somebody else's."""
    import coursebook.nodes as own

    ours = {name for name, one in vars(own).items() if isinstance(one, type) and one.__module__ == own.__name__}
    assert len(ours) > 30 and ours & allowed_elements.NODES == set()
