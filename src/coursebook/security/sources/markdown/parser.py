"""The parser that judges a page. It is set up as MyST's is, with the same plug-ins, and a test
holds it against that one, so that what is judged is what will be built.

HTML stays switched on here, so that it is seen and can be refused; the build has it switched off.
"""

from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import make_fence_rule
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.myst_role.index import myst_role


@cache
def make_parser() -> MarkdownIt:
    """The parser. ``tests/security/test_sources.py`` holds its rules against those of MyST."""
    md = (
        MarkdownIt("commonmark")
        .enable("table")
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    )
    md.inline.ruler.at("myst_role", _role)
    colon_fence = make_fence_rule(markers=(":",), token_type="colon_fence", exact_match=False)
    follows: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    md.block.ruler.before("fence", "colon_fence", colon_fence, follows)
    md.use(deflist_plugin)
    md.use(fieldlist_plugin)
    after = ("image", "code_inline", "link_close", "span_close")
    md.use(attrs_plugin, after=after, spans=True, span_after="footnote_ref")
    md.use(attrs_block_plugin)
    return md


@lru_cache(maxsize=16)
def parse_once(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The parts of a text, and its definitions; several checks look at the same box, and its text is parsed for the first alone."""
    env: dict[str, Any] = {}
    return make_parser().parse(text, env), env


def _role(state: StateInline, silent: bool) -> bool:
    """MyST's own rule, which also says how many ticks stand around the words."""
    begin = state.pos
    found = myst_role(state, silent)
    if found and not silent:
        written = state.src[begin : state.pos]
        state.tokens[-1].markup = "`" * (len(written) - len(written.rstrip("`")))
    return found
