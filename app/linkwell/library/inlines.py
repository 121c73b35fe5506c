"""Words inside a line: Markdown inlines, gaps `[____]`, tick boxes `[ ]` and names in `{{double braces}}`.

Gaps, boxes and names are recognised while Markdown is parsed, so that underscores in a gap are never taken for
emphasis. Links other than https and mailto lose their address, pictures from elsewhere are left out; both are
reported. It knows nothing of blocks.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from linkwell.domain.document import Field, Gap, Inline, Run, Text, Tick
from linkwell.library.source_text import first_control, without_control

NAME = re.compile(r"\{\{([^{}\n]{0,60})\}\}")
"""A name to fill in, such as `{{our.class}}`; it may have spaces inside the braces."""
_MARK = re.compile(rf"\[(_+)\]|\[ \]|{NAME.pattern}")
_MARKDOWN = re.compile(r"[\\`*_\[\]<&{}\t\n]")
_TO_SPACES = str.maketrans("\t\n\r", "   ")
_MM_PER_UNDERSCORE = 3.0
_SHORTEST_GAP, _LONGEST_GAP, _UNKNOWN_GAP = 12.0, 160.0, 30.0
_SAFE_LINK = re.compile(r"(?:https://|mailto:)\S+\Z", re.IGNORECASE)
_HTML = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<!--|<!DOCTYPE", re.IGNORECASE)
_STRAY = re.compile(r"\*\*|\{\{|\}\}|__|\]\(")

Report = Callable[[int, str, str, str], None]
"""Takes the number of lines below the first, and a Problem's code, what and mend; the caller knows the file."""


def read(source: str, known_fields: Mapping[str, object], report: Report) -> Text:
    """The inlines of one or more lines of Markdown. Line ends become spaces."""
    if not _MARKDOWN.search(source):
        return (Run(source),) if source else ()
    tokens: list[Token] = []
    _PARSER.inline.parse(source, _PARSER, {}, tokens)
    reader = _Reader(known_fields, report)
    reader.read(tokens)
    return joined(reader.found)


def joined(inlines: Iterable[Inline]) -> Text:
    """The inlines with neighbouring runs of the same look made one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Run) and isinstance(last, Run) and _look(inline) == _look(last):
            found[-1] = Run(last.text + inline.text, last.strong, last.href)
        else:
            found.append(inline)
    return tuple(found)


def _mark_rule(state: StateInline, silent: bool) -> bool:
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


def _make_parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    markdown.inline.ruler.before("backticks", "linkwell_mark", _mark_rule)
    # every address is let through here, to be judged and reported by `_Reader`
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return markdown


_PARSER = _make_parser()


class _Reader:
    """Collects inlines from a flat row of tokens; `found` is what it has so far."""

    def __init__(self, known_fields: Mapping[str, object], report: Report) -> None:
        self.found: list[Inline] = []
        self._fields = known_fields
        self._tell = report
        self._line = 0
        self._strong = 0
        self._href: str | None = None

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text" | "text_special" | "code_inline":
                    self._words(token)
                case "softbreak" | "hardbreak":
                    self._line += 1
                    self.found.append(Run(" ", self._strong > 0, self._href))
                case "linkwell_mark":
                    self._mark(token.content)
                case "strong_open" | "strong_close":
                    self._strong += token.nesting
                case "link_open" | "link_close":
                    self._href = self._address(str(token.attrs["href"])) if token.nesting > 0 else None
                case "em_open" | "image":
                    self._unwanted(token)

    def _unwanted(self, token: Token) -> None:
        if token.type == "image":
            mend = "Use @symbols, @draw-box or another worksheet part instead."
            self._report("M-IMAGE", "Pictures from elsewhere are left out.", mend)
            self._words(token)
        else:
            mend = "Use **bold** for the few words that must stand out, or plain words."
            self._report("M-ITALIC", "Italics are hard to read and are not printed.", mend)

    def _report(self, code: str, what: str, mend: str) -> None:
        self._tell(self._line, code, what, mend)

    def _words(self, token: Token) -> None:
        words = token.content
        if token.type == "text":
            self._check_marks(words)
        if control := first_control(words):
            what = f"An invisible control character ({control}) was left out."
            self._report("I-CONTROL", what, "Delete it, or type the words again.")
            words = without_control(words)
        if words:
            self.found.append(Run(words.translate(_TO_SPACES), self._strong > 0, self._href))

    def _check_marks(self, words: str) -> None:
        if _HTML.search(words):
            self._report("M-HTML", "HTML is printed as it stands, not understood.", "Delete the <...> marks.")
        if stray := _STRAY.search(words):
            mend = "Bold is **words** on one line, a name {{our.class}}, a gap [____], a link [words](https://...)."
            self._report("M-STRAY", f"The marks {stray.group()} are printed as they stand.", mend)

    def _address(self, address: str) -> str | None:
        if _SAFE_LINK.match(address):
            return address
        shown = address if len(address) <= 40 else address[:37] + "..."
        what = f"The link to “{shown}” was removed; its words were kept."
        self._report("M-LINK", what, "Link only to https:// or mailto: addresses.")
        return None

    def _mark(self, mark: str) -> None:
        if mark == "[ ]":
            self.found.append(Tick())
        elif mark.startswith("["):
            width = _MM_PER_UNDERSCORE * (len(mark) - 2)
            self.found.append(Gap(min(max(width, _SHORTEST_GAP), _LONGEST_GAP)))
        else:
            self._field(mark[2:-2].strip())

    def _field(self, name: str) -> None:
        if name in self._fields:
            self.found.append(Field(name, self._strong > 0))
            return
        names = ", ".join(sorted(self._fields))
        self._report("M-FIELD", f"“{name}” is not a name that can be filled in.", f"Use one of: {names}.")
        self.found.append(Gap(_UNKNOWN_GAP))


def _look(run: Run) -> tuple[bool, str | None]:
    return run.strong, run.href
