"""How a help page looks: headings, paragraphs and tables in the theme's sizes and colours."""

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from linkwell.ui.theme.theme import Theme

_HEADINGS = {1: ("title", 0, 10), 2: ("section", 18, 6), 3: ("item", 14, 4)}
_LINE_HEIGHT = 120.0


def dress_page(document: QTextDocument, theme: Theme) -> None:
    """Give every block of the page its size and its room, and tables thin lines."""
    block = document.begin()
    while block.isValid():
        _dress_block(block, theme)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)


def _dress_block(block: QTextBlock, theme: Theme) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    shape = block.blockFormat()
    level = shape.headingLevel()
    if level in _HEADINGS:
        role, above, below = _HEADINGS[level]
        look = QTextCharFormat(cursor.charFormat())
        look.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
        look.setFont(theme.font(role))
        cursor.setCharFormat(look)
        shape.setTopMargin(theme.scaled(above))
        shape.setBottomMargin(theme.scaled(below))
    elif _is_picture(block):
        shape.setBottomMargin(theme.scaled(10))
    elif QTextCursor(block).currentTable() is None:
        shape.setLineHeight(_LINE_HEIGHT, shape.LineHeightTypes.ProportionalHeight.value)
        shape.setBottomMargin(theme.scaled(4 if block.textList() else 8))
    QTextCursor(block).setBlockFormat(shape)


def _is_picture(block: QTextBlock) -> bool:
    """A picture alone in its paragraph; it brings its own height."""
    formats = block.textFormats()
    return bool(formats) and formats[0].format.isImageFormat()


def _dress_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setCellPadding(theme.scaled(6))
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(theme.color("line"))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(theme.scaled(4))
    shape.setBottomMargin(theme.scaled(12))
    table.setFormat(shape)
