"""Markdown blocks as a small tree. It knows CommonMark with tables and our `@` lines, but no sheets, no sections and
no inlines: the words of a node are left as written, for `inlines` to read.

Words are parsed only where they stand, once, which is most of the speed of reading the library.
"""

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from linkwell.library.part_call import split_line

_MAX_NESTING = 20
"""The parser drops what is nested deeper without a word, so readers must refuse at a lower `level`."""


@dataclass(slots=True)
class Node:
    """One block. `line` counts from 0; `level` is its depth in the tree; `content` is set for words, parts and code."""

    type: str
    tag: str
    line: int
    level: int
    start: int = 1
    content: str = ""
    children: list["Node"] = field(default_factory=list)


def parse(text: str) -> list[Node]:
    """The blocks of some text. Headings, paragraphs and table cells have their words in `content`."""
    tokens: list[Token] = []
    _PARSER.block.parse(text, _PARSER, {}, tokens)
    root = Node("root", "", 0, -1)
    stack = [root]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
        elif token.type == "inline":
            stack[-1].content = token.content
        else:
            node = _node(token, stack[-1])
            stack[-1].children.append(node)
            if token.nesting > 0:
                stack.append(node)
    return root.children


def _node(token: Token, parent: Node) -> Node:
    line = token.map[0] if token.map else parent.line
    start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 1
    return Node(token.type.removesuffix("_open"), token.tag, line, token.level, start, token.content)


def _part_rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that starts with `@` stands alone: it ends the paragraph, list item or table before it."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("@", at) or state.is_code_block(start):
        return False
    line = state.src[at : state.eMarks[start]]
    if split_line(line) is None:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("part", "", 0)
        token.content = line
        token.map = [start, state.line]
    return True


def _make_parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING}).enable("table")
    markdown.disable(["reference", "lheading", "html_block"])  # they would make words vanish or headings by accident
    markdown.block.ruler.before("table", "part", _part_rule, {"alt": ["paragraph", "blockquote", "list"]})
    return markdown


_PARSER = _make_parser()
