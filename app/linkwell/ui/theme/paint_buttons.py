"""How buttons look: primary, plain, flat, icon, segment, chip and link, in each state.

The look is the property `look` of the widget; a dialog's default button is primary. `side` joins buttons to a row,
`small` makes them 28 high, `arrow` adds a chevron.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionButton, QWidget

from linkwell.ui.theme.colours import Colours
from linkwell.ui.theme.focus import paint_focus_ring, shows_ring
from linkwell.ui.theme.shapes import box_path, chevron, cross, fill_box, inside

RADIUS = 7
_GAP = 7
_MARK = 16
DESIGN_HEIGHT = 17  # of body text at 100 per cent
_CHIP_MARK = 14
_State = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of button. Tokens; an empty one is not drawn. Lengths in pixels beside and above the words."""

    text: str
    fill: str
    hover: str
    pressed: str
    line: str
    bold: bool
    beside: int
    above: int
    radius: float = RADIUS


LOOKS: dict[str, Look] = {
    "plain": Look("ink", "panel", "hover", "accent-soft", "control", False, 13, 17),
    "primary": Look("on-accent", "accent", "accent-pressed", "accent-pressed", "", True, 14, 17),
    "flat": Look("accent", "", "hover", "accent-soft", "", False, 10, 17),
    "quiet": Look("ink-2", "", "hover", "accent-soft", "", False, 8, 17),
    "icon": Look("ink", "", "hover", "accent-soft", "", False, 7, 13),
    "segment": Look("ink", "panel", "hover", "accent-soft", "control", False, 9, 17),
    "chip": Look("ink", "accent-soft", "hover", "hover", "", False, 9, 10, 13),
    "link": Look("accent", "", "", "", "", False, 5, 9, 5),
}


def look_name(option: QStyleOption, widget: QWidget | None) -> str:
    """The look of a button: its own, or primary for the default button of a dialog."""
    named = widget.property("look") if widget is not None else None
    if named in LOOKS:
        return str(named)
    if isinstance(option, QStyleOptionButton):
        if option.features & QStyleOptionButton.ButtonFeature.DefaultButton:
            return "primary"
        if option.features & QStyleOptionButton.ButtonFeature.Flat:
            return "flat"
    return "plain"


def paint_button(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, colours: Colours) -> None:
    """Draw a whole button: ground, words and icon, focus ring."""
    name = look_name(option, widget)
    look = LOOKS[name]
    side = _named(widget, "side")
    _paint_ground(option, painter, look, side, colours)
    _paint_content(option, painter, widget, colours)
    if shows_ring(option):
        paint_focus_ring(painter, option.rect, colours, look.radius)


def button_size(option: QStyleOptionButton, widget: QWidget | None) -> QSize:
    """The size a button needs for its words, icon and marks, in its boldest state."""
    name = look_name(option, widget)
    look = LOOKS[name]
    base = widget.font() if widget is not None else QFont()
    metrics = QFontMetrics(_font(base, bold=look.bold or name == "segment"))
    width = metrics.size(Qt.TextFlag.TextShowMnemonic, option.text).width() if option.text else 0
    if not option.icon.isNull():
        width += option.iconSize.width() + (_GAP if option.text else 0)
    width += _mark_width(name, option, widget)
    height = metrics.height() + look.above
    if widget is not None and widget.property("small"):
        height -= 6
    return QSize(max(width + 2 * look.beside, 24), max(height, 24))


def _paint_ground(option: QStyleOptionButton, painter: QPainter, look: Look, side: str, colours: Colours) -> None:
    rect = QRectF(option.rect)
    if side in {"middle", "right"} and look.line:
        rect.setLeft(rect.left() - 1)
    if not option.state & _State.State_Enabled:
        if look.line or look.fill == "accent":
            line = colours.color("line")
            fill_box(painter, box_path(inside(rect), look.radius, side), None, line)
        return
    fill = _fill(option, look)
    edge = colours.color(look.line) if look.line else None
    pressed_inset = 1 if option.state & _State.State_Sunken and look.fill == "accent" else 0
    box = rect.adjusted(pressed_inset, pressed_inset, -pressed_inset, -pressed_inset)
    path = box_path(inside(box) if edge is not None else box, look.radius, side)
    fill_box(painter, path, colours.color(fill) if fill else None, edge)


def _fill(option: QStyleOptionButton, look: Look) -> str:
    if option.state & (_State.State_Sunken | _State.State_On):
        return look.pressed
    return look.hover if option.state & _State.State_MouseOver else look.fill


def _paint_content(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, colours: Colours) -> None:
    name = look_name(option, widget)
    look = LOOKS[name]
    chosen = name == "segment" and bool(option.state & _State.State_On)
    enabled = bool(option.state & _State.State_Enabled)
    token = "ink-3" if not enabled else "accent" if chosen else look.text
    painter.save()
    painter.setFont(_font(painter.font(), bold=look.bold or chosen))
    painter.setPen(colours.color(token))
    words = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, option.text).width() if option.text else 0
    icon = option.iconSize.width() if not option.icon.isNull() else 0
    mark = _mark_width(name, option, widget)
    whole = words + icon + (_GAP if icon and words else 0) + mark
    left = option.rect.left() + max(look.beside if mark else 2, (option.rect.width() - whole) // 2)
    if icon:
        _paint_icon(option, painter, left)
        left += icon + _GAP
    room = option.rect.right() + 1 - left - mark - 2
    text = option.text
    if words > room + 2:
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0) + 2)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    shown = QRect(left, option.rect.top(), max(room, 0) + 2, option.rect.height())
    painter.drawText(shown, flags.value | Qt.TextFlag.TextShowMnemonic.value, text)
    if mark:
        _paint_mark(name, option, painter, colours)
    painter.restore()


def _paint_icon(option: QStyleOptionButton, painter: QPainter, left: int) -> None:
    size = option.iconSize
    top = option.rect.top() + (option.rect.height() - size.height()) // 2
    mode = QIcon.Mode.Normal if option.state & _State.State_Enabled else QIcon.Mode.Disabled
    option.icon.paint(painter, QRect(left, top, size.width(), size.height()), Qt.AlignmentFlag.AlignCenter, mode)


def _paint_mark(name: str, option: QStyleOptionButton, painter: QPainter, colours: Colours) -> None:
    enabled = bool(option.state & _State.State_Enabled)
    colour = colours.color(LOOKS[name].text if enabled else "control")
    width = _CHIP_MARK if name == "chip" else _MARK
    right = option.rect.right() + 1 - LOOKS[name].beside + (2 if name == "chip" else 0)
    box = QRect(right - width, option.rect.top(), width, option.rect.height())
    if name == "chip":
        cross(painter, box, colour, 3 * painter.fontMetrics().height() / DESIGN_HEIGHT)
    else:
        chevron(painter, box, "down", colour, painter.fontMetrics().height() / DESIGN_HEIGHT)


def _mark_width(name: str, option: QStyleOptionButton, widget: QWidget | None) -> int:
    """Room for the cross of a chip or the chevron of a menu button, with its gap."""
    if name == "chip":
        return _CHIP_MARK + 3
    menu = bool(option.features & QStyleOptionButton.ButtonFeature.HasMenu)
    if menu or (widget is not None and widget.property("arrow")):
        return _MARK + _GAP
    return 0


def _named(widget: QWidget | None, name: str) -> str:
    value = widget.property(name) if widget is not None else None
    return value if isinstance(value, str) else ""


def _font(base: QFont, *, bold: bool) -> QFont:
    font = QFont(base)
    if bold:
        font.setBold(True)
    return font
