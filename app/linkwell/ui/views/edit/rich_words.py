"""Words with bold, lists and names in a text document, and back to Markdown: only what an item can hold.

A name to fill in, a line to write on and a box are shown as words with a mark of their own; where somebody types
into one it becomes plain words again.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextListFormat

from linkwell.domain.document import Field, Gap, Inline, ListBlock, Paragraph, Run, Text, Tick
from linkwell.domain.vocabulary import FieldName
from linkwell.library.compose.editing import Stretch, blocks_of, from_markdown, lines_of
from linkwell.library.inlines import joined
from linkwell.ui.theme.theme import Theme

Fields = Mapping[str, FieldName]
MARK = int(QTextFormat.Property.UserProperty) + 1
_SHOWN = MARK + 1
_BULLETS, _NUMBERS = QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListDecimal
_MM_PER_UNDERSCORE = 3.0
_BOX = "☐"
_LINE_ENDS = str.maketrans({"\u2028": " ", "\u2029": " ", "\ufffc": ""})


def fill(document: QTextDocument, stretch: Stretch, markdown: str, theme: Theme, fields: Fields) -> None:
    """Show some wording of a stretch."""
    document.clear()
    cursor = QTextCursor(document)
    usual = QTextCharFormat()
    usual.setForeground(theme.color("ink"))
    if stretch.kind != "block":
        _insert(cursor, from_markdown(markdown, fields), usual, theme, fields)
        return
    first = True
    for block in blocks_of(markdown, fields):
        for number, text in enumerate(_texts(block)):
            if not first:
                cursor.insertBlock()
            if isinstance(block, ListBlock):
                _enlist(cursor, block, continues=number > 0)
            elif cursor.currentList() is not None:
                leave_list(cursor)
            _insert(cursor, text, usual, theme, fields)
            first = False


def markdown_of(document: QTextDocument, stretch: Stretch) -> str:
    """The wording that is shown now."""
    if stretch.kind != "block":
        inlines = [inline for block in _blocks(document) for inline in (*_inlines(block), Run(" "))]
        return lines_of((Paragraph(joined(inlines)),)).replace("\n", " ").strip()
    found: list[Paragraph | ListBlock] = []
    for block in _blocks(document):
        own = Paragraph(joined(_inlines(block)))
        around = block.textList()
        if around is None:
            found.append(own)
            continue
        ordered = around.format().style() == _NUMBERS
        last = found[-1] if found else None
        if isinstance(last, ListBlock) and last.ordered == ordered:
            found[-1] = ListBlock((*last.entries, (own,)), ordered, last.start)
        else:
            found.append(ListBlock(((own,),), ordered, around.format().start() if ordered else 1))
    return "\n".join(filter(str.strip, lines_of(found).split("\n")))


def name_format(theme: Theme, name: str, title: str) -> QTextCharFormat:
    """How a name to fill in looks: in the accent colour with a dotted line."""
    look = QTextCharFormat()
    look.setForeground(theme.color("accent"))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setProperty(MARK, "{{" + name + "}}")
    look.setProperty(_SHOWN, title)
    return look


def leave_list(cursor: QTextCursor) -> None:
    """Take the line of the cursor out of its list."""
    around = cursor.currentList()
    if around is None:
        return
    around.remove(cursor.block())
    look = cursor.blockFormat()
    look.setIndent(0)
    look.setObjectIndex(-1)
    cursor.setBlockFormat(look)


def list_format(*, ordered: bool, start: int = 1) -> QTextListFormat:
    """Bullets or numbers."""
    look = QTextListFormat()
    look.setStyle(_NUMBERS if ordered else _BULLETS)
    look.setIndent(1)
    if ordered:
        look.setStart(start)
    return look


def _texts(block: Paragraph | ListBlock) -> Iterator[Text]:
    if isinstance(block, Paragraph):
        yield block.text
        return
    for entry in block.entries:
        for one in entry:
            if isinstance(one, Paragraph):
                yield one.text


def _enlist(cursor: QTextCursor, block: ListBlock, *, continues: bool) -> None:
    if not continues:
        cursor.createList(list_format(ordered=block.ordered, start=block.start))


def _insert(cursor: QTextCursor, text: Text, usual: QTextCharFormat, theme: Theme, fields: Fields) -> None:
    for inline in text:
        shown, look = _shown(inline, usual, theme, fields)
        if getattr(inline, "strong", False):
            look.setFontWeight(QFont.Weight.Bold)
        cursor.insertText(shown, look)
    cursor.setCharFormat(usual)


def _shown(inline: Inline, usual: QTextCharFormat, theme: Theme, fields: Fields) -> tuple[str, QTextCharFormat]:
    look = QTextCharFormat(usual)
    match inline:
        case Run(text=words, href=href):
            if href:
                look.setAnchorHref(href)
                look.setForeground(theme.color("accent"))
            return words, look
        case Field(name=name):
            title = fields[name].title if name in fields else name
            return title, name_format(theme, name, title)
        case Gap(width=width):
            count = max(round(width / _MM_PER_UNDERSCORE), 1)
            return _marked("_" * count, f"[{'_' * count}]", look)
        case Tick():
            return _marked(_BOX, "[ ]", look)


def _marked(shown: str, mark: str, look: QTextCharFormat) -> tuple[str, QTextCharFormat]:
    look.setProperty(MARK, mark)
    look.setProperty(_SHOWN, shown)
    return shown, look


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _inlines(block: QTextBlock) -> Iterator[Inline]:
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        look, words = piece.charFormat(), piece.text()
        strong = look.fontWeight() >= QFont.Weight.Bold
        mark, shown = look.property(MARK), look.property(_SHOWN)
        if mark and shown and words.replace(shown, "") == "":
            for _ in range(len(words) // len(shown)):
                yield _unmarked(str(mark), strong=strong)
        elif words := words.translate(_LINE_ENDS):
            yield Run(words, strong, look.anchorHref() or None)
        pieces += 1


def _unmarked(mark: str, *, strong: bool) -> Inline:
    if mark.startswith("{{"):
        return Field(mark[2:-2], strong)
    return Tick() if mark == "[ ]" else Gap(_MM_PER_UNDERSCORE * (len(mark) - 2))
