"""The proxy style: Fusion's behaviour with Linkwell's shapes, colours and focus ring.

This file decides who draws what and how large things are; the drawing is in the `paint_*` files beside it.
"""

from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QTextEdit,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from linkwell.ui.theme import paint_buttons, paint_fields, paint_lists
from linkwell.ui.theme.colours import Colours
from linkwell.ui.theme.focus import RING, paint_focus_ring, shows_ring
from linkwell.ui.theme.metrics import HINTS, METRICS, contents_size, line_edit_contents, scroll_parts, spin_parts
from linkwell.ui.theme.shapes import box_path, fill_box, inside

_PE, _CE, _CC, _CT = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl, QStyle.ContentsType
_SE, _PM, _SH = QStyle.SubElement, QStyle.PixelMetric, QStyle.StyleHint
_INDICATORS = {_PM.PM_IndicatorWidth, _PM.PM_IndicatorHeight, _PM.PM_ExclusiveIndicatorWidth}
_INDICATORS |= {_PM.PM_ExclusiveIndicatorHeight}
_NOTHING = {
    _PE.PE_FrameTabWidget,
    _PE.PE_FrameStatusBarItem,
    _PE.PE_FrameLineEdit,
    _PE.PE_PanelStatusBar,
    _PE.PE_FrameGroupBox,
}
PANE = "pane"  # the property of a group box that is only a named surface
_SHIFTED = {_SE.SE_CheckBoxIndicator, _SE.SE_CheckBoxContents, _SE.SE_RadioButtonIndicator, _SE.SE_RadioButtonContents}
_BOXES = {  # the parts of a check box and of a radio button: sign, its place, words, their place
    _CE.CE_CheckBox: (
        _PE.PE_IndicatorCheckBox,
        _SE.SE_CheckBoxIndicator,
        _CE.CE_CheckBoxLabel,
        _SE.SE_CheckBoxContents,
    ),
    _CE.CE_RadioButton: (
        _PE.PE_IndicatorRadioButton,
        _SE.SE_RadioButtonIndicator,
        _CE.CE_RadioButtonLabel,
        _SE.SE_RadioButtonContents,
    ),
}
RING_RADIUS = 7


class LinkwellStyle(QProxyStyle):
    """Draws every control with the tokens of `colours`, read at each painting, so a new scheme needs no new style."""

    def __init__(self, colours: Colours) -> None:
        super().__init__("Fusion")
        self.colours = colours

    @override
    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element in _NOTHING:
            return
        drawn = (
            self._draw_panel(element, option, painter, widget)
            or self._draw_popup(element, option, painter)
            or self._draw_sign(element, option, painter, widget)
        )
        if not drawn:
            super().drawPrimitive(element, option, painter, widget)

    def _draw_panel(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None
    ) -> bool:
        colours = self.colours
        match element:
            case _PE.PE_PanelLineEdit if isinstance(option, QStyleOptionFrame):
                paint_fields.paint_line_edit(option, painter, colours)
            case _PE.PE_Frame:
                paint_fields.paint_frame(option, painter, widget, colours)
            case _PE.PE_PanelItemViewRow if isinstance(widget, QTreeView):
                paint_lists.paint_row(option, painter, colours, bar=True)
            case _PE.PE_PanelItemViewItem if isinstance(option, QStyleOptionViewItem):
                paint_lists.paint_item(option, painter, widget, colours)
            case _PE.PE_PanelButtonTool:
                self._draw_tool_ground(option, painter)
            case _:
                return False
        return True

    def _draw_popup(self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter) -> bool:
        colours = self.colours
        match element:
            case _PE.PE_PanelMenu | _PE.PE_FrameMenu:
                fill = colours.color("panel") if element == _PE.PE_PanelMenu else None
                fill_box(painter, box_path(inside(option.rect), 0), fill, colours.color("control"))
            case _PE.PE_PanelTipLabel:
                painter.fillRect(option.rect, colours.color("ink"))
            case _PE.PE_FrameTabBarBase:
                line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
                painter.fillRect(line, colours.color("line"))
            case _:
                return False
        return True

    def _draw_sign(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None
    ) -> bool:
        match element:
            case _PE.PE_IndicatorCheckBox | _PE.PE_IndicatorItemViewItemCheck:
                paint_fields.paint_check(option, painter, self.colours)
            case _PE.PE_IndicatorRadioButton:
                paint_fields.paint_radio(option, painter, self.colours)
            case _PE.PE_IndicatorBranch:
                paint_lists.paint_branch(option, painter, self.colours)
            case _PE.PE_IndicatorHeaderArrow if isinstance(option, QStyleOptionHeader):
                paint_lists.paint_sort_arrow(option, painter, self.colours)
            case _PE.PE_FrameFocusRect:
                if shows_ring(option, widget):
                    paint_focus_ring(painter, option.rect, self.colours, RING_RADIUS)
            case _:
                return False
        return True

    def _draw_tool_ground(self, option: QStyleOption, painter: QPainter) -> None:
        state = option.state
        if state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_On):
            fill_box(painter, box_path(inside(option.rect), 6), self.colours.color("accent-soft"), None)
        elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            fill_box(painter, box_path(inside(option.rect), 6), self.colours.color("hover"), None)

    @override
    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        match element:
            case _CE.CE_PushButton if isinstance(option, QStyleOptionButton):
                paint_buttons.paint_button(option, painter, widget, self.colours)
            case _CE.CE_CheckBox | _CE.CE_RadioButton if isinstance(option, QStyleOptionButton):
                self._draw_choice(element, option, painter, widget)
            case _CE.CE_TabBarTab if isinstance(option, QStyleOptionTab):
                paint_lists.paint_tab(option, painter, self.colours)
            case _CE.CE_HeaderSection | _CE.CE_HeaderLabel | _CE.CE_HeaderEmptyArea:
                self._draw_head(element, option, painter, widget)
            case _CE.CE_ProgressBar if isinstance(option, QStyleOptionProgressBar):
                paint_lists.paint_progress(option, painter, self.colours)
            case _CE.CE_MenuItem if isinstance(option, QStyleOptionMenuItem):
                words = paint_lists.paint_menu_ground(option, painter, self.colours)
                super().drawControl(element, words, painter, widget)
            case _:
                super().drawControl(element, option, painter, widget)

    def _draw_head(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None
    ) -> None:
        if not isinstance(option, QStyleOptionHeader):
            painter.fillRect(option.rect, self.colours.color("facet"))
        elif element == _CE.CE_HeaderSection:
            paint_lists.paint_header(option, painter, self.colours)
        else:
            super().drawControl(element, paint_lists.header_words(option), painter, widget)

    def _draw_choice(
        self, element: QStyle.ControlElement, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None
    ) -> None:
        """A check box or radio button: Fusion would put its sign at the edge, without room for the ring."""
        sign, sign_place, words, words_place = _BOXES[element]
        part = QStyleOptionButton(option)
        part.rect = self.subElementRect(sign_place, option, widget)
        self.drawPrimitive(sign, part, painter, widget)
        if shows_ring(option):
            paint_focus_ring(painter, part.rect.adjusted(-RING, -RING, RING, RING), self.colours, RING_RADIUS)
        part.rect = self.subElementRect(words_place, option, widget)
        super().drawControl(words, part, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        match control:
            case _CC.CC_ComboBox if isinstance(option, QStyleOptionComboBox):
                paint_fields.paint_combo(option, painter, self.colours)
            case _CC.CC_SpinBox if isinstance(option, QStyleOptionSpinBox):
                paint_fields.paint_spin(option, painter, spin_parts(option), self.colours)
            case _CC.CC_ScrollBar if isinstance(option, QStyleOptionSlider):
                slider = scroll_parts(option)[QStyle.SubControl.SC_ScrollBarSlider]
                paint_lists.paint_scroll_bar(option, painter, slider, self.colours)
            case _:
                super().drawComplexControl(control, option, painter, widget)

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_parts(option).get(sub_control, QRect())
        if control == _CC.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            return self._spin_rect(option, sub_control)
        if control == _CC.CC_GroupBox and widget is not None and widget.property(PANE):
            return QRect(option.rect)
        rect = super().subControlRect(control, option, sub_control, cast("QWidget", widget))
        if control == _CC.CC_ComboBox and sub_control == QStyle.SubControl.SC_ComboBoxEditField:
            whole = option.rect
            rect = whole.adjusted(9, RING, -30, -RING)
        return rect

    def _spin_rect(self, option: QStyleOptionSpinBox, sub_control: QStyle.SubControl) -> QRect:
        less, more = spin_parts(option)
        match sub_control:
            case QStyle.SubControl.SC_SpinBoxDown:
                return less
            case QStyle.SubControl.SC_SpinBoxUp:
                return more
            case QStyle.SubControl.SC_SpinBoxEditField:
                return option.rect.adjusted(7, RING, -(less.width() + more.width()) - RING, -RING)
            case _:
                return option.rect

    @override
    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        rect = super().subElementRect(element, option, cast("QWidget", widget))
        if element in _SHIFTED:
            shift = RING if option.direction == Qt.LayoutDirection.LeftToRight else -RING
            return rect.translated(shift, 0)
        if element == _SE.SE_LineEditContents and isinstance(option, QStyleOptionFrame):
            return line_edit_contents(option)
        return rect

    @override
    def sizeFromContents(
        self, type: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        if type == _CT.CT_PushButton and isinstance(option, QStyleOptionButton):
            return paint_buttons.button_size(option, widget)
        if type == _CT.CT_GroupBox and widget is not None and widget.property(PANE):
            return size
        return contents_size(type, option, super().sizeFromContents(type, option, size, cast("QWidget", widget)))

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in METRICS:
            return METRICS[metric]
        if metric in _INDICATORS:
            return max(17, option.fontMetrics.height()) if option is not None else 17
        if metric == _PM.PM_DefaultFrameWidth and isinstance(widget, QPlainTextEdit | QTextEdit):
            return RING + 1
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint in HINTS:
            return HINTS[hint]
        if hint == _SH.SH_Table_GridLineColor:
            return self.colours.color("line").rgba() - 2**32  # Qt reads the colour from a signed number
        return super().styleHint(hint, option, widget, returnData)
