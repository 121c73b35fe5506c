"""Which function lays out which block. A new kind of block is one more line here."""

from typing import assert_never

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    CutLine,
    Diagram,
    DrawBoxes,
    Form,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signatures,
    Symbols,
    Table,
    Variant,
    WriteLines,
    YearStrip,
)
from linkwell.render.pdf import cards, figures, forms, front, prose, tables, worksheet
from linkwell.render.pdf.marks import Strip
from linkwell.render.pdf.setting import Area


def measure(block: Block, area: Area) -> list[Strip]:
    """The strips of one block in `area`."""
    match block:
        case Heading() | Paragraph() | ListBlock() | Table() | Callout() | PageBreak() | Variant():
            return _prose(block, area)
        case WriteLines() | DrawBoxes() | Checklist() | Cards() | Columns() | CutLine() | Signatures():
            return _worksheet(block, area)
        case Form():
            return forms.form(block, area)
        case Symbols() | Diagram() | Banner() | YearStrip() | Contents():
            return _figure(block, area)
        case _:
            assert_never(block)


def _prose(block: Heading | Paragraph | ListBlock | Table | Callout | PageBreak | Variant, area: Area) -> list[Strip]:
    match block:
        case Heading():
            return prose.heading(block, area)
        case Paragraph():
            return prose.paragraph(block, area)
        case ListBlock():
            return prose.list_block(block, area)
        case Table():
            return tables.table(block, area)
        case Callout():
            return prose.callout(block, area)
        case PageBreak():
            return [Strip(0.0, fresh=True, keep=True)]
        case Variant():  # assembly keeps or drops these; one that is left is printed
            return [strip for part in block.blocks for strip in measure(part, area)]
        case _:
            assert_never(block)


def _worksheet(
    block: WriteLines | DrawBoxes | Checklist | Cards | Columns | CutLine | Signatures, area: Area
) -> list[Strip]:
    match block:
        case WriteLines():
            return worksheet.write_lines(block, area)
        case DrawBoxes():
            return worksheet.draw_boxes(block, area)
        case Checklist():
            return worksheet.checklist(block, area)
        case Cards():
            return cards.cards(block, area)
        case Columns():
            return worksheet.columns(block, area)
        case CutLine():
            return worksheet.cut_line(block, area)
        case Signatures():
            return worksheet.signatures(block, area)
        case _:
            assert_never(block)


def _figure(block: Symbols | Diagram | Banner | YearStrip | Contents, area: Area) -> list[Strip]:
    match block:
        case Symbols():
            return figures.symbol_row(block, area)
        case Diagram():
            return figures.diagram(block, area)
        case Banner():
            return front.banner(block, area)
        case YearStrip():
            return figures.year_strip(block, area)
        case Contents():
            return front.contents(block, area)
        case _:
            assert_never(block)
