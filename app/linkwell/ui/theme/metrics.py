"""How large things are: the style's lengths, hints and the places of the parts of composed controls.

Heights follow the font: metrics plus the design's padding. Nothing here draws.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QStyle,
    QStyleOption,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
)

from linkwell.ui.theme.focus import RING

_PM, _SH, _CT, _SC = QStyle.PixelMetric, QStyle.StyleHint, QStyle.ContentsType, QStyle.SubControl
STEP_WIDTH = 28
SMALLEST_HANDLE = 36

METRICS: dict[QStyle.PixelMetric, int] = {
    _PM.PM_ButtonShiftHorizontal: 0,
    _PM.PM_ButtonShiftVertical: 0,
    _PM.PM_ScrollBarExtent: 14,
    _PM.PM_ScrollBarSliderMin: SMALLEST_HANDLE,
    _PM.PM_MenuPanelWidth: 1,
    _PM.PM_MenuHMargin: 0,
    _PM.PM_MenuVMargin: 4,
    _PM.PM_SmallIconSize: 18,
    _PM.PM_CheckBoxLabelSpacing: 9,
    _PM.PM_RadioButtonLabelSpacing: 9,
    _PM.PM_SplitterWidth: 7,
    _PM.PM_TreeViewIndentation: 20,
    _PM.PM_ToolTipLabelFrameWidth: 7,
    _PM.PM_TabBarTabHSpace: 34,
    _PM.PM_TabBarTabVSpace: 22,
    _PM.PM_TabBarTabShiftVertical: 0,
    _PM.PM_TabBarBaseHeight: 1,
    _PM.PM_HeaderMargin: 8,
    _PM.PM_FocusFrameHMargin: 7,
}
HINTS: dict[QStyle.StyleHint, int] = {
    _SH.SH_EtchDisabledText: 0,
    _SH.SH_DitherDisabledText: 0,
    _SH.SH_Widget_Animate: 0,
    _SH.SH_Widget_Animation_Duration: 0,
    _SH.SH_ItemView_ShowDecorationSelected: 1,
    _SH.SH_ComboBox_Popup: 0,
    _SH.SH_ScrollBar_Transient: 0,
    _SH.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    _SH.SH_TabBar_Alignment: int(Qt.AlignmentFlag.AlignLeft.value),
}
_PADDED: dict[QStyle.ContentsType, int] = {
    _CT.CT_LineEdit: 19,
    _CT.CT_ComboBox: 17,
    _CT.CT_SpinBox: 17,
    _CT.CT_CheckBox: 10,
    _CT.CT_RadioButton: 10,
    _CT.CT_HeaderSection: 17,
    _CT.CT_MenuItem: 13,
    _CT.CT_ItemViewItem: 10,
}
_WIDER: dict[QStyle.ContentsType, int] = {
    _CT.CT_CheckBox: 2 * RING,
    _CT.CT_RadioButton: 2 * RING,
    _CT.CT_ComboBox: 20,
    _CT.CT_MenuItem: 12,
}


def contents_size(type: QStyle.ContentsType, option: QStyleOption, usual: QSize) -> QSize:
    """The size of a control from the size Fusion would give it."""
    if type == _CT.CT_ProgressBar:
        return QSize(usual.width(), 10)
    if type not in _PADDED or _is_separator(option):
        return usual
    height = option.fontMetrics.height() + _PADDED[type]
    if type == _CT.CT_SpinBox:
        usual = QSize(usual.width() + 2 * STEP_WIDTH, usual.height())
    if type in {_CT.CT_ItemViewItem, _CT.CT_LineEdit, _CT.CT_MenuItem}:
        height = max(height, usual.height())
    return QSize(usual.width() + _WIDER.get(type, 0), height)


def line_edit_contents(option: QStyleOptionFrame) -> QRect:
    """Where the words of a line edit are: inside the ring if it has a frame."""
    if option.lineWidth <= 0:
        return QRect(option.rect)
    rect: QRect = option.rect.adjusted(8, RING, -8, -RING)
    return rect


def spin_parts(option: QStyleOptionSpinBox) -> tuple[QRect, QRect]:
    """The minus and the plus of a number field, side by side, each large enough to hit."""
    if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons:
        return QRect(), QRect()
    rect = option.rect
    more = QRect(rect.right() + 1 - RING - STEP_WIDTH, rect.top(), STEP_WIDTH, rect.height())
    return more.translated(-STEP_WIDTH, 0), more


def scroll_parts(option: QStyleOptionSlider) -> dict[QStyle.SubControl, QRect]:
    """The parts of a scroll bar without arrow buttons: groove, handle, and the pages before and after."""
    rect: QRect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    handle = length
    if span > 0:
        handle = min(length, max(SMALLEST_HANDLE, length * option.pageStep // (span + option.pageStep)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )

    def part(place: int, extent: int) -> QRect:
        if upright:
            return QRect(rect.left(), rect.top() + place, rect.width(), extent)
        return QRect(rect.left() + place, rect.top(), extent, rect.height())

    return {
        _SC.SC_ScrollBarGroove: rect,
        _SC.SC_ScrollBarSlider: part(start, handle),
        _SC.SC_ScrollBarSubPage: part(0, start),
        _SC.SC_ScrollBarAddPage: part(start + handle, length - start - handle),
    }


def _is_separator(option: QStyleOption) -> bool:
    kind = getattr(option, "menuItemType", None)
    return kind is not None and kind == kind.Separator
