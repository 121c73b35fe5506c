"""Small shapes that several controls share: rounded boxes, ticks, chevrons and crosses, drawn as vectors.

They take colours, never tokens, and know no widget.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

CHEVRONS = {
    "down": ((-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)),
    "up": ((-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)),
    "right": ((-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0)),
    "left": ((2.0, -4.0), (-2.0, 0.0), (2.0, 4.0)),
}


def box_path(rect: QRectF, radius: float, side: str = "") -> QPainterPath:
    """A rounded box. `side` says which part of a joined row it is: left, middle, right; empty if it stands alone."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if side == "middle":
        path.addRect(rect)
        return path
    path.addRoundedRect(rect, radius, radius)
    half = QRectF(rect)
    if side == "left":
        half.setLeft(rect.right() - radius * 2)
        path.addRect(half)
    elif side == "right":
        half.setRight(rect.left() + radius * 2)
        path.addRect(half)
    return path.simplified()


def fill_box(painter: QPainter, path: QPainterPath, fill: QColor | None, line: QColor | None, width: float = 1) -> None:
    """Fill a path and draw its edge; None leaves either out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(QPen(line, width) if line is not None else QPen(Qt.PenStyle.NoPen))
    painter.drawPath(path)
    painter.restore()


def inside(rect: QRect | QRectF, line: float = 1) -> QRectF:
    """The rectangle whose edge of that thickness lies just inside `rect`."""
    return QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2)


def draw_lines(painter: QPainter, points: list[QPointF], colour: QColor, width: float) -> None:
    """An open line with round ends and corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, round_cap, round_join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def chevron(painter: QPainter, rect: QRect | QRectF, direction: str, colour: QColor, scale: float = 1) -> None:
    """A chevron in the middle of `rect`: down, up, left or right."""
    middle = QRectF(rect).center()
    points = [middle + QPointF(x, y) * scale for x, y in CHEVRONS[direction]]
    draw_lines(painter, points, colour, 1.5 * scale)


def tick(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """A tick that fills the middle of a check box."""
    box = QRectF(rect)
    points = [
        QPointF(box.left() + box.width() * x, box.top() + box.height() * y)
        for x, y in ((0.26, 0.53), (0.43, 0.69), (0.75, 0.34))
    ]
    draw_lines(painter, points, colour, max(1.5, box.width() / 10))


def cross(painter: QPainter, rect: QRect | QRectF, colour: QColor, reach: float = 3.5) -> None:
    """A small cross in the middle of `rect`."""
    middle = QRectF(rect).center()
    for slope in (1, -1):
        arm = QPointF(reach, reach * slope)
        draw_lines(painter, [middle - arm, middle + arm], colour, 1.25)


def dash(painter: QPainter, rect: QRect | QRectF, colour: QColor, reach: float = 4) -> None:
    """A short level line in the middle of `rect`."""
    middle = QRectF(rect).center()
    draw_lines(painter, [middle - QPointF(reach, 0), middle + QPointF(reach, 0)], colour, 1.75)


def plus(painter: QPainter, rect: QRect | QRectF, colour: QColor, reach: float = 4) -> None:
    """A plus in the middle of `rect`."""
    dash(painter, rect, colour, reach)
    middle = QRectF(rect).center()
    draw_lines(painter, [middle - QPointF(0, reach), middle + QPointF(0, reach)], colour, 1.75)
