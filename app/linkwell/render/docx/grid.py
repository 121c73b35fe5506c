"""Tables as text: rows, cells, exact widths and heights. It knows nothing of what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwell.render.docx.markup import escaped, shade, twips


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `content` is whole paragraphs; `borders` are edges; `padding` in mm: top, right, bottom, left.

    It is `span` columns wide; `low` words stand on its lower edge.
    """

    content: str
    borders: str = ""
    fill: str = ""
    padding: tuple[float, float, float, float] | None = None
    middle: bool = False
    span: int = 1
    low: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A `height` (mm) is a minimum unless it is `exact`; a `header` row repeats on every page."""

    cells: Sequence[Cell]
    height: float = 0.0
    exact: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with columns of exact `widths` and its left edge `indent` mm from the margin.

    `description` is read to people who cannot see it; `style` is a table style of the base document. The columns of
    a `turned` table run from right to left, as the backs of cards do.
    """

    widths: Sequence[float]
    rows: Sequence[Row]
    style: str = "TableNormal"
    indent: float = 0.0
    centred: bool = False
    description: str = ""
    turned: bool = False


def grid(table: Grid) -> str:
    """The XML of a table."""
    columns = [twips(width) for width in table.widths]
    has_header = any(row.header for row in table.rows)
    place = '<w:jc w:val="center"/>' if table.centred else f'<w:tblInd w:w="{twips(table.indent)}" w:type="dxa"/>'
    about = escaped(table.description)
    turned = "<w:bidiVisual/>" if table.turned else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{table.style}"/>{turned}<w:tblW w:w="{sum(columns)}" w:type="dxa"/>{place}'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0620" if has_header else "0600"}"'
        f' w:firstRow="{int(has_header)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        + (f'<w:tblDescription w:val="{about}"/>' if about else "")
        + "</w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
        + "</w:tblGrid>"
        + "".join(_row(row, columns) for row in table.rows)
        + "</w:tbl>"
    )


def _row(row: Row, columns: list[int]) -> str:
    height = ""
    if row.height:
        height = f'<w:trHeight w:val="{twips(row.height)}" w:hRule="{"exact" if row.exact else "atLeast"}"/>'
    head = "<w:tblHeader/>" if row.header else ""
    cells, start = "", 0
    for cell in row.cells:
        cells += _cell(cell, sum(columns[start : start + cell.span]))
        start += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, column: int) -> str:
    borders = f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else ""
    padding = ""
    if cell.padding:
        sides = zip(("top", "left", "bottom", "right"), _word_order(cell.padding), strict=True)
        padding = "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in sides)
        padding = f"<w:tcMar>{padding}</w:tcMar>"
    middle = '<w:vAlign w:val="center"/>' if cell.middle else '<w:vAlign w:val="bottom"/>' if cell.low else ""
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    content = cell.content or "<w:p/>"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/>{span}{borders}{shade(cell.fill)}{padding}{middle}'
        f"</w:tcPr>{content}</w:tc>"
    )


def _word_order(padding: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    top, right, bottom, left = padding
    return top, left, bottom, right
