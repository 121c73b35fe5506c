"""How fields look: line edits, text editors, combo boxes and number fields; and check boxes and radio buttons.

A field always shows its ring when it has focus; the others only when focus came by keyboard.
"""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QTextEdit,
    QWidget,
)

from linkwell.ui.theme.colours import Colours
from linkwell.ui.theme.focus import RING, paint_focus_ring, shows_ring
from linkwell.ui.theme.shapes import box_path, chevron, dash, fill_box, inside, plus, tick

RADIUS = 7
DESIGN_HEIGHT = 17  # of body text at 100 per cent
_State = QStyle.StateFlag


def paint_field(option: QStyleOption, painter: QPainter, colours: Colours, *, ring: bool) -> None:
    """The ground and border of anything one can type or choose in."""
    enabled = bool(option.state & _State.State_Enabled)
    hovered = bool(option.state & _State.State_MouseOver)
    line = "line" if not enabled else "ink-2" if hovered else "control"
    fill = "panel" if enabled else "facet"
    path = box_path(inside(option.rect), RADIUS)
    fill_box(painter, path, colours.color(fill), colours.color(line))
    if ring:
        paint_focus_ring(painter, option.rect, colours, RADIUS)


def paint_line_edit(option: QStyleOptionFrame, painter: QPainter, colours: Colours) -> None:
    """A line edit with a frame; one without, as inside a combo box, has no ground of its own."""
    if option.lineWidth > 0:
        paint_field(option, painter, colours, ring=_focused(option))


def paint_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None, colours: Colours) -> None:
    """The frame of a scrolling area: a field for text editors, a hairline for the rest."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        typing = _focused(option) and not widget.isReadOnly()
        paint_field(option, painter, colours, ring=typing or shows_ring(option))
        return
    fill_box(painter, box_path(inside(option.rect), 0), None, colours.color("line"))


def paint_combo(option: QStyleOptionComboBox, painter: QPainter, colours: Colours) -> None:
    """A combo box without its words."""
    paint_field(option, painter, colours, ring=_focused(option) if option.editable else shows_ring(option))
    arrow = QRect(option.rect.right() - 27, option.rect.top(), 20, option.rect.height())
    enabled = bool(option.state & _State.State_Enabled)
    scale = option.fontMetrics.height() / DESIGN_HEIGHT
    chevron(painter, arrow, "down", colours.color("ink-2" if enabled else "control"), scale)


def paint_spin(option: QStyleOptionSpinBox, painter: QPainter, rects: tuple[QRect, QRect], colours: Colours) -> None:
    """A number field; `rects` are those of its minus and its plus."""
    paint_field(option, painter, colours, ring=_focused(option))
    steps = (
        (rects[0], dash, QStyle.SubControl.SC_SpinBoxDown, option.stepEnabled.StepDownEnabled),
        (rects[1], plus, QStyle.SubControl.SC_SpinBoxUp, option.stepEnabled.StepUpEnabled),
    )
    for rect, sign, control, step in steps:
        if rect.isEmpty():
            continue
        able = bool(option.stepEnabled & step) and bool(option.state & _State.State_Enabled)
        active = able and option.activeSubControls == control
        if active:
            token = "accent-soft" if option.state & _State.State_Sunken else "hover"
            ground = QRectF(rect).adjusted(2, RING + 1, -2, -RING - 1)
            fill_box(painter, box_path(ground, 4), colours.color(token), None)
        sign(painter, rect, colours.color("ink-2" if able else "control"))


def paint_check(option: QStyleOption, painter: QPainter, colours: Colours) -> None:
    """The box of a check box, of a row or of a menu item."""
    state = option.state
    partly = bool(state & _State.State_NoChange)
    filled = bool(state & _State.State_On) or partly
    fill, line = _indicator_tokens(state, filled=filled)
    side = min(option.rect.width(), option.rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(option.rect).center())
    fill_box(painter, box_path(inside(box, 1.5), 4), colours.color(fill), colours.color(line), 1.5)
    mark = colours.color("on-accent" if state & _State.State_Enabled else "panel")
    if partly:
        dash(painter, box, mark)
    elif filled:
        tick(painter, box, mark)


def paint_radio(option: QStyleOption, painter: QPainter, colours: Colours) -> None:
    """The disc of a radio button."""
    chosen = bool(option.state & _State.State_On)
    fill, line = _indicator_tokens(option.state, filled=chosen)
    side = min(option.rect.width(), option.rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(option.rect).center())
    fill_box(painter, box_path(inside(box, 1.5), side / 2), colours.color(fill), colours.color(line), 1.5)
    if chosen:
        dot = box.adjusted(side * 0.32, side * 0.32, -side * 0.32, -side * 0.32)
        fill_box(painter, box_path(dot, side / 2), colours.color("on-accent"), None)


def _indicator_tokens(state: QStyle.StateFlag, *, filled: bool) -> tuple[str, str]:
    """Fill and border of a check box or radio button."""
    if not state & _State.State_Enabled:
        return ("control", "control") if filled else ("facet", "line")
    if filled:
        return "accent", "accent"
    if state & _State.State_Sunken:
        return "accent-soft", "ink-2"
    return "panel", "ink-2" if state & _State.State_MouseOver else "control"


def _focused(option: QStyleOption) -> bool:
    return bool(option.state & _State.State_HasFocus)
