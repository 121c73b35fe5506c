"""Words inside a line: Markdown inlines, gaps `[____]`, tick boxes `[ ]` and names in `{{double braces}}`.

Gaps, boxes and names are recognised while Markdown is parsed, so that underscores in a gap are never taken for
emphasis. Links other than https and mailto lose their address, pictures from elsewhere are left out; both are
reported.
"""

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from linkwell.domain.document import Field, Gap, Inline, Run, Text, Tick

_MARK = re.compile(r"\[(_+)\]|\[ \]|\{\{([^{}\n]{0,60})\}\}")
_MM_PER_UNDERSCORE = 3.0
_SHORTEST_GAP, _LONGEST_GAP = 12.0, 160.0
_SAFE_LINK = re.compile(r"(https://|mailto:)[^\s]+$", re.IGNORECASE)
_HTML = re.compile(r"</?[a-zA-Z][^>\n]*>|<!--|<!DOCTYPE", re.IGNORECASE)

Report = Callable[[str, str, str], None]
"""Takes a Problem's code, what and mend; the caller knows file and line."""


def plug_in(markdown: MarkdownIt) -> None:
    """Teach a parser our marks, before it looks for links and emphasis."""
    markdown.inline.ruler.before("link", "linkwell_mark", _rule)
    markdown.inline.ruler.before("backticks", "linkwell_mark_early", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "[{":
        return False
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("linkwell_mark", "", 0)
        token.content = found.group()
    state.pos = found.end()
    return True


def to_text(node: SyntaxTreeNode, known_fields: Mapping[str, object], report: Report) -> Text:
    """The inlines under an `inline` node."""
    reader = _Reader(known_fields, report)
    for child in node.children:
        reader.read(child, strong=False, href=None)
    return _joined(reader.found)


class _Reader:
    """Collects inlines while walking the tree; `found` is what it has so far."""

    def __init__(self, known_fields: Mapping[str, object], report: Report) -> None:
        self.found: list[Inline] = []
        self._fields = known_fields
        self._report = report

    def read(self, node: SyntaxTreeNode, *, strong: bool, href: str | None) -> None:
        match node.type:
            case "text" | "code_inline":
                self._words(node.content, strong=strong, href=href)
            case "softbreak" | "hardbreak":
                self.found.append(Run(" ", strong, href))
            case "strong":
                self._inside(node, strong=True, href=href)
            case "em":
                mend = "Use **bold** for the few words that must stand out, or plain words."
                self._report("M-ITALIC", "Italics are hard to read and are not printed.", mend)
                self._inside(node, strong=strong, href=href)
            case "link":
                self._inside(node, strong=strong, href=self._address(node))
            case "image":
                self._report(
                    "M-IMAGE",
                    "Pictures from elsewhere are left out.",
                    "Use @symbols, @draw-box or another worksheet part instead.",
                )
                self._words(node.content, strong=strong, href=href)
            case "linkwell_mark":
                self._mark(node.content, strong=strong)
            case _:
                self._words(node.content, strong=strong, href=href)

    def _inside(self, node: SyntaxTreeNode, *, strong: bool, href: str | None) -> None:
        for child in node.children:
            self.read(child, strong=strong, href=href)

    def _words(self, words: str, *, strong: bool, href: str | None) -> None:
        if _HTML.search(words):
            self._report("M-HTML", "HTML is printed as it stands, not understood.", "Delete the <...> marks.")
        if words:
            self.found.append(Run(words, strong, href))

    def _address(self, node: SyntaxTreeNode) -> str | None:
        address = str(node.attrGet("href") or "")
        if _SAFE_LINK.match(address):
            return address
        shown = address if len(address) <= 40 else address[:37] + "..."
        self._report(
            "M-LINK",
            f"The link to “{shown}” was removed; its words were kept.",
            "Link only to https:// or mailto: addresses.",
        )
        return None

    def _mark(self, mark: str, *, strong: bool) -> None:
        if mark == "[ ]":
            self.found.append(Tick())
        elif mark.startswith("["):
            width = _MM_PER_UNDERSCORE * (len(mark) - 2)
            self.found.append(Gap(min(max(width, _SHORTEST_GAP), _LONGEST_GAP)))
        else:
            self._field(mark[2:-2].strip(), strong=strong)

    def _field(self, name: str, *, strong: bool) -> None:
        if name in self._fields:
            self.found.append(Field(name, strong))
            return
        names = ", ".join(sorted(self._fields))
        self._report("M-FIELD", f"“{name}” is not a name that can be filled in.", f"Use one of: {names}.")
        self.found.append(Gap(30.0))


def _joined(inlines: list[Inline]) -> Text:
    """Neighbouring runs of the same look become one."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Run) and isinstance(last, Run):
            if (inline.strong, inline.href) == (last.strong, last.href):
                joined[-1] = Run(last.text + inline.text, last.strong, last.href)
                continue
        joined.append(inline)
    return tuple(joined)
